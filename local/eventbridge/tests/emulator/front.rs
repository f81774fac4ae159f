//! A bus behind its HTTP front, the real client of it, and targets that a test looks into.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use aws_sdk_eventbridge::Client;
use aws_sdk_eventbridge::config::{BehaviorVersion, Config, Credentials, Region};
use aws_sdk_eventbridge::types::{PutEventsRequestEntry, Target as WireTarget};
use emulator_eventbridge::{Bus, Delivery, JournalError, Options, Target, TargetError, serve};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub struct Front {
    pub events: Client,
    pub bus: Bus,
    stop: watch::Sender<bool>,
    server: JoinHandle<std::io::Result<()>>,
    dispatching: JoinHandle<Result<(), JournalError>>,
}

impl Front {
    pub async fn start(path: Option<PathBuf>) -> Self {
        let options = Options {
            region: "eu-central-1".into(),
            account: "123456789012".into(),
            name: "shop".into(),
        };
        let bus = Bus::open_with(path, options).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let stop = watch::Sender::new(false);
        let stopped = || {
            let mut stop = stop.subscribe();
            async move {
                let _ = stop.wait_for(|stop| *stop).await;
            }
        };
        let server = tokio::spawn(serve(listener, bus.clone(), stopped()));
        let dispatching = tokio::spawn({
            let (bus, stopped) = (bus.clone(), stopped());
            async move { bus.dispatch(stopped).await }
        });
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-central-1"))
            .credentials_provider(Credentials::new("test", "test", None, None, "test"))
            .endpoint_url(endpoint)
            .build();
        Self { events: Client::from_conf(config), bus, stop, server, dispatching }
    }

    pub async fn put(&self, entries: Vec<PutEventsRequestEntry>) -> Vec<(Option<String>, String)> {
        let answer = self.events.put_events().set_entries(Some(entries)).send().await.unwrap();
        let results: Vec<_> = answer
            .entries()
            .iter()
            .map(|entry| {
                let code = entry.error_code().unwrap_or_default().to_owned();
                assert_eq!(entry.error_message().is_some(), !code.is_empty());
                (entry.event_id().map(str::to_owned), code)
            })
            .collect();
        let failed = results.iter().filter(|(id, _)| id.is_none()).count();
        assert_eq!(usize::try_from(answer.failed_entry_count()).unwrap(), failed);
        results
    }

    pub async fn stop(self) {
        self.stop.send_replace(true);
        self.server.await.unwrap().unwrap();
        self.dispatching.await.unwrap().unwrap();
    }
}

pub fn entry(source: &str, detail_type: &str, detail: &str) -> PutEventsRequestEntry {
    let entry = PutEventsRequestEntry::builder().source(source).detail_type(detail_type);
    entry.detail(detail).build()
}

/// A target that does with the first events what it is told, and takes the others.
#[derive(Default)]
pub struct Stub {
    /// What comes of the next tries, from the last on; `None` panics.
    pub failures: Mutex<Vec<Option<TargetError>>>,
    taken: Mutex<Vec<Delivery>>,
    tries: Mutex<usize>,
}

#[async_trait]
impl Target for Stub {
    async fn deliver(&self, delivery: &Delivery) -> Result<(), TargetError> {
        *self.tries.lock().unwrap() += 1;
        let failure = self.failures.lock().unwrap().pop();
        match failure {
            Some(Some(error)) => Err(error),
            Some(None) => panic!("as the test wants it"),
            None => {
                self.taken.lock().unwrap().push(delivery.clone());
                Ok(())
            }
        }
    }
}

impl Stub {
    pub fn add(front: &Front, arn: &str) -> Arc<Self> {
        let stub = Arc::new(Self::default());
        front.bus.add_target(arn, stub.clone());
        stub
    }

    pub fn tries(&self) -> usize {
        *self.tries.lock().unwrap()
    }

    /// What was taken, once it is so much.
    pub async fn taken(&self, count: usize) -> Vec<Delivery> {
        for _ in 0..500 {
            let taken = self.taken.lock().unwrap().clone();
            if taken.len() >= count {
                return taken;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{} of {count} came", self.taken.lock().unwrap().len())
    }

    /// The types of what was taken, in alphabetical order, once it is so much.
    pub async fn types(&self, count: usize) -> Vec<String> {
        let taken = self.taken(count).await;
        let types = taken.iter().map(|taken| taken.event["detail-type"].as_str().unwrap());
        let mut types: Vec<_> = types.map(str::to_owned).collect();
        types.sort();
        types
    }
}

/// A target on the wire.
pub fn target(id: &str, arn: &str) -> WireTarget {
    WireTarget::builder().id(id).arn(arn).build().unwrap()
}
