//! A served store and the real SDK client that talks to it over TCP.

use std::sync::Arc;
use std::time::Duration;

use aws_sdk_sqs::Client;
use aws_sdk_sqs::config::retry::RetryConfig;
use aws_sdk_sqs::config::{BehaviorVersion, Config, Credentials, Region};
use aws_sdk_sqs::types::QueueAttributeName;
use emulator_sqs::{FaultPlan, Queues, serve_with};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// Everything a test needs; dropping it stops the server.
pub struct Front {
    pub sqs: Client,
    pub queues: Queues,
    pub faults: Arc<FaultPlan>,
    pub endpoint: String,
    pub stop: Option<oneshot::Sender<()>>,
    pub server: JoinHandle<std::io::Result<()>>,
}

impl Front {
    pub async fn start() -> Self {
        Self::serve(Queues::open(None).unwrap()).await
    }

    pub async fn serve(queues: Queues) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let faults = Arc::new(FaultPlan::default());
        let (stop, stopped) = oneshot::channel::<()>();
        let hooks = Arc::clone(&faults);
        let server = tokio::spawn(serve_with(listener, queues.clone(), hooks, async move {
            let _ = stopped.await;
        }));
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-east-1"))
            .credentials_provider(Credentials::new("test", "test", None, None, "test"))
            .endpoint_url(&endpoint)
            .retry_config(
                RetryConfig::standard()
                    .with_max_attempts(3)
                    .with_initial_backoff(Duration::from_millis(10)),
            )
            .build();
        let sqs = Client::from_conf(config);
        Self { sqs, queues, faults, endpoint, stop: Some(stop), server }
    }

    /// Creates a queue with attributes and answers its URL.
    pub async fn queue(&self, name: &str, attributes: &[(QueueAttributeName, &str)]) -> String {
        let mut request = self.sqs.create_queue().queue_name(name);
        for (attribute, value) in attributes {
            request = request.attributes(attribute.clone(), *value);
        }
        request.send().await.unwrap().queue_url.unwrap()
    }

    /// Sends one text and answers the message's id.
    pub async fn send(&self, url: &str, body: &str) -> String {
        let sent = self.sqs.send_message().queue_url(url).message_body(body).send().await;
        sent.unwrap().message_id.unwrap()
    }

    /// Receives up to ten messages, waiting for at most `wait` seconds.
    pub async fn receive(&self, url: &str, wait: i32) -> Vec<aws_sdk_sqs::types::Message> {
        let request = self.sqs.receive_message().queue_url(url).max_number_of_messages(10);
        request.wait_time_seconds(wait).send().await.unwrap().messages.unwrap_or_default()
    }
}
