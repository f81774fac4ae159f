//! The stacks on this machine: local servers under the template's names, and every function as its
//! program behind the Runtime API, with the template's environment, time-out, memory and triggers.

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aisle_aws::{Clients, Settings, StaticKeys, TableNames};
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection,
    ProjectionType, ScalarAttributeType,
};
use dynoxide::Database;
use emulator_eventbridge::Bus;
use emulator_gateway::{Config, Gateway, Integration};
use emulator_lambda::{
    Concurrency, EventSourceMapping, FunctionConfig, FunctionProcess, Invoke, MappingConfig,
    OutputSink, ProcessSupervisor, RuntimeApi, SqsQueue,
};
use emulator_sqs::{OutgoingMessage, QueueAttributes, Queues};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::calls::Names;
use crate::facts::{Facts, Table};
use crate::programs::{Programs, management_endpoint, reference};
use crate::recorder::{Recorder, Seen, Servers};
use crate::{patterns, root};

const READY_WITHIN: Duration = Duration::from_secs(20);
/// What the API answers to a ping without a function (infra/cdk/lib/constructs/socket-api.ts).
const PONG: &str = r#"{"type":"pong"}"#;

pub struct Deployment {
    pub facts: Facts,
    pub socket: String,
    pub clients: Clients,
    pub queues: Queues,
    pub bus: Bus,
    pub seen: Seen,
    /// What the functions printed.
    pub output: Arc<Mutex<Vec<String>>>,
    invoke: Arc<dyn Invoke>,
    gateway: Gateway,
    mappings: Vec<EventSourceMapping>,
    supervisor: ProcessSupervisor,
    stop: watch::Sender<bool>,
    servers: JoinSet<()>,
}

impl Deployment {
    pub async fn start(facts: &Facts, programs: &Programs) -> Self {
        let mut up = Background::default();
        let (dynamodb, at_dynamodb) = listener().await;
        let database = Database::memory().unwrap();
        up.run(dynoxide::server::serve_with_shutdown(dynamodb, database, up.stopped()));
        let (sqs, at_sqs) = listener().await;
        let queues = Queues::open(None).unwrap();
        create_queues(facts, &queues);
        up.run(emulator_sqs::serve(sqs, queues.clone(), up.stopped()));
        let (eventbridge, at_eventbridge) = listener().await;
        let (region, account) = (facts.region.clone(), facts.account.clone());
        let bus = emulator_eventbridge::Options { region, account, ..Default::default() };
        let bus = Bus::open_with(None, bus).unwrap();
        up.run(emulator_eventbridge::serve(eventbridge, bus.clone(), up.stopped()));
        let (dispatching, stopped) = (bus.clone(), up.stopped());
        up.run(async move { dispatching.dispatch(stopped).await });
        for rule in &facts.rules {
            patterns::route(&bus, &rule.pattern, &queues, &facts.queues[&rule.queue].name);
        }

        let (region, account) = (facts.region.clone(), facts.account.clone());
        let api = RuntimeApi::new(emulator_lambda::Options { region, account });
        for function in facts.functions.values() {
            let config = FunctionConfig::new(&function.deployed_as)
                .timeout(Duration::from_secs(function.seconds))
                .memory_mb(function.memory_mb);
            api.register(config).unwrap();
        }
        let (lambda, _) = listener().await;
        let runtime_api = lambda.local_addr().unwrap();
        up.run(api.clone().serve(lambda, up.stopped()));
        let invoke: Arc<dyn Invoke> = Arc::new(api.clone());
        let gateway = Gateway::new(routes(facts), Arc::clone(&invoke));
        let (http, at_gateway) = listener().await;
        let (router, stopped) = (gateway.router(), up.stopped());
        let router = router.into_make_service_with_connect_info::<SocketAddr>();
        up.run(async move { axum::serve(http, router).with_graceful_shutdown(stopped).await });

        let names = Names::of(facts, &queues, &at_sqs);
        let clients = clients(facts, &names, &at_dynamodb).await;
        for (name, id) in &names.tables {
            create_table(&clients, name, &facts.tables[id]).await;
        }
        let shop = std::fs::read_to_string(root().join("merchant/shop/shop.json")).unwrap();
        aisle_shop::import(&clients.shop(), &shop, aisle_domain::Timestamp::now()).await.unwrap();

        let output = Arc::new(Mutex::new(Vec::new()));
        let lines = Arc::clone(&output);
        let sink = OutputSink::new(move |line| lines.lock().unwrap().push(line.text.to_owned()));
        let supervisor = ProcessSupervisor::new(api, runtime_api, sink);
        let seen = Seen::default();
        let servers = Servers {
            dynamodb: at_dynamodb,
            sqs: at_sqs,
            eventbridge: at_eventbridge,
            gateway: at_gateway.clone(),
        };
        let recorder = Recorder {
            function: Arc::from(""),
            names: Arc::new(names),
            servers: Arc::new(servers),
            seen: seen.clone(),
            client: reqwest::Client::new(),
        };
        for name in facts.functions.keys() {
            let recorder = Recorder { function: Arc::from(name.as_str()), ..recorder.clone() };
            let environment = up.environment(facts, programs, name, recorder).await;
            supervisor
                .start(FunctionProcess {
                    function: facts.functions[name].deployed_as.clone(),
                    binary: programs.binary(name),
                    environment,
                    instances: 1..=2,
                })
                .unwrap();
        }
        if tokio::time::timeout(READY_WITHIN, supervisor.ready()).await.is_err() {
            panic!("not all functions poll; they say {:#?}", output.lock().unwrap());
        }
        let mappings = map(facts, &queues, &invoke);
        for mapping in &facts.mappings {
            polled(&seen, mapping);
        }
        Self {
            facts: facts.clone(),
            socket: format!("{}/{}", at_gateway.replace("http", "ws"), facts.stage),
            clients,
            queues,
            bus,
            seen,
            output,
            invoke,
            gateway,
            mappings,
            supervisor,
            stop: up.stop,
            servers: up.servers,
        }
    }

    /// Invokes a function as a service would.
    pub async fn invoke(&self, function: &str, event: String) -> String {
        let name = &self.facts.functions[function].deployed_as;
        let answer = self.invoke.invoke(name, event.into()).await.unwrap();
        String::from_utf8(answer.to_vec()).unwrap()
    }

    /// Puts a message into a queue of the template.
    pub fn send(&self, queue: &str, body: &serde_json::Value) {
        let name = &self.facts.queues[queue].name;
        self.queues.send(name, &OutgoingMessage::new(body.to_string())).unwrap();
    }

    /// Puts an event of the shop on the bus, as an integrator does.
    pub fn put(&self, detail_type: &str, detail: &serde_json::Value) {
        let entry = emulator_eventbridge::Entry {
            source: Some("shop.test".to_owned()),
            detail_type: Some(detail_type.to_owned()),
            detail: Some(detail.to_string()),
            ..Default::default()
        };
        let results = self.bus.put(&[entry]).unwrap();
        assert!(results.iter().all(Result::is_ok), "{results:?}");
    }

    /// How many messages are in a queue of the template, in whatever state.
    pub fn waiting(&self, queue: &str) -> u64 {
        let counts = self.queues.attributes(&self.facts.queues[queue].name).unwrap().counts;
        counts.visible + counts.in_flight
    }

    /// Peak memory of each function, in KiB.
    pub fn peaks(&self) -> BTreeMap<String, u64> {
        let reports = self.supervisor.instances().into_iter();
        reports.filter_map(|it| Some((it.function, it.memory?.peak_kib))).collect()
    }

    /// How often processes ended and were started again.
    pub fn restarts(&self) -> u64 {
        self.supervisor.instances().iter().map(|report| report.restarts).sum()
    }

    pub async fn shutdown(mut self) {
        self.gateway.drain().await;
        for mapping in self.mappings {
            mapping.shutdown().await;
        }
        self.supervisor.shutdown().await;
        self.stop.send_replace(true);
        self.servers.shutdown().await;
    }
}

impl Names {
    fn of(facts: &Facts, queues: &Queues, at_sqs: &str) -> Self {
        // As CloudFormation names a table: stack, logical id, something of its own.
        let table = |id: &String| (format!("{}-data-{id}-1X2Y3Z", facts.deployment), id.clone());
        let url = |(id, queue): (&String, &crate::facts::Queue)| {
            (queues.queue_url(at_sqs, &queue.name).unwrap(), id.clone())
        };
        Self {
            facts: Some(facts.clone()),
            tables: facts.tables.keys().map(table).collect(),
            queues: facts.queues.iter().map(url).collect(),
        }
    }
}

/// Servers that run until the end.
struct Background {
    stop: watch::Sender<bool>,
    servers: JoinSet<()>,
}

impl Default for Background {
    fn default() -> Self {
        Self { stop: watch::Sender::new(false), servers: JoinSet::new() }
    }
}

impl Background {
    fn stopped(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut stop = self.stop.subscribe();
        async move { drop(stop.wait_for(|stop| *stop).await) }
    }

    fn run<E: std::fmt::Display>(
        &mut self,
        server: impl Future<Output = Result<(), E>> + Send + 'static,
    ) {
        self.servers.spawn(async move {
            if let Err(error) = server.await {
                eprintln!("a local server failed: {error}");
            }
        });
    }

    /// The template's environment of a function, with its recorder wherever it would call AWS.
    /// Added are the endpoints, and nothing else.
    async fn environment(
        &mut self,
        facts: &Facts,
        programs: &Programs,
        name: &str,
        recorder: Recorder,
    ) -> BTreeMap<String, String> {
        let names = Arc::clone(&recorder.names);
        let (front, at) = listener().await;
        let (router, stopped) = (recorder.router(), self.stopped());
        self.run(async move { axum::serve(front, router).with_graceful_shutdown(stopped).await });
        let physical = |map: &BTreeMap<String, String>| {
            map.iter().map(|(name, id)| (reference(id), name.clone())).collect::<Vec<_>>()
        };
        let mut known: BTreeMap<_, _> = physical(&names.tables).into_iter().collect();
        known.extend(physical(&names.queues));
        known.insert(reference(&facts.bus.id), facts.bus.name.clone());
        known.insert(management_endpoint(facts), format!("{at}/{}", facts.stage));
        let mut environment = programs.environment(name, &facts.functions[name], &known);
        for service in ["DYNAMODB", "SQS", "EVENTBRIDGE"] {
            environment.insert(format!("AISLE_{service}_ENDPOINT"), at.clone());
        }
        environment
    }
}

async fn listener() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    (listener, address)
}

/// Targets of redrives first: a policy must name a queue that exists.
fn create_queues(facts: &Facts, queues: &Queues) {
    let mut made = BTreeSet::new();
    while made.len() < facts.queues.len() {
        let before = made.len();
        for (id, queue) in &facts.queues {
            let redrive = queue.redrive.as_ref();
            if made.contains(id) || redrive.is_some_and(|redrive| !made.contains(&redrive.to)) {
                continue;
            }
            let visibility = Duration::from_secs(queue.visibility);
            let mut attributes = QueueAttributes::default().visibility_timeout(visibility);
            if let Some(redrive) = redrive {
                let to = &facts.queues[&redrive.to].name;
                attributes = attributes.redrive(to, redrive.receives);
            }
            queues.create_queue(&queue.name, &attributes).unwrap();
            made.insert(id.clone());
        }
        assert!(made.len() > before, "queues redrive in a circle");
    }
}

async fn clients(facts: &Facts, names: &Names, at_dynamodb: &str) -> Clients {
    let table = |wanted: &str| {
        let of = names.tables.iter().find(|(_, id)| *id == wanted);
        of.unwrap_or_else(|| panic!("the template has no table {wanted}")).0.clone()
    };
    Clients::from_settings(&Settings {
        region: Some(facts.region.clone()),
        keys: Some(StaticKeys { id: "test".to_owned(), secret: "test".to_owned() }),
        dynamodb_endpoint: Some(at_dynamodb.to_owned()),
        tables: TableNames {
            conversations: table("Conversations"),
            orders: table("Orders"),
            customers: table("Customers"),
            products: table("Products"),
            actions: table("Actions"),
        },
        ..Settings::default()
    })
    .await
}

async fn create_table(clients: &Clients, name: &str, table: &Table) {
    let kinds = [KeyType::Hash, KeyType::Range];
    let schema = |keys: &[String]| -> Vec<KeySchemaElement> {
        let elements = keys.iter().zip(kinds.clone()).map(|(key, kind)| {
            KeySchemaElement::builder().attribute_name(key).key_type(kind).build().unwrap()
        });
        elements.collect()
    };
    let keys: BTreeSet<&String> =
        table.keys.iter().chain(table.indexes.iter().flat_map(|index| &index.keys)).collect();
    let text = |key: &&String| {
        let kind = ScalarAttributeType::S;
        AttributeDefinition::builder().attribute_name(*key).attribute_type(kind).build().unwrap()
    };
    let all = Projection::builder().projection_type(ProjectionType::All).build();
    let indexes = table.indexes.iter().map(|index| {
        GlobalSecondaryIndex::builder()
            .index_name(&index.name)
            .set_key_schema(Some(schema(&index.keys)))
            .projection(all.clone())
            .build()
            .unwrap()
    });
    let indexes: Vec<_> = indexes.collect();
    clients
        .dynamodb
        .create_table()
        .table_name(name)
        .billing_mode(BillingMode::PayPerRequest)
        .set_key_schema(Some(schema(&table.keys)))
        .set_attribute_definitions(Some(keys.iter().map(text).collect()))
        .set_global_secondary_indexes((!indexes.is_empty()).then_some(indexes))
        .send()
        .await
        .unwrap();
}

fn routes(facts: &Facts) -> Config {
    let named = |name: &str| facts.functions[name].deployed_as.clone();
    let mut config = Config::new("local", &facts.stage).authorizer(named(&facts.authorizer));
    config.region.clone_from(&facts.region);
    config.account_id.clone_from(&facts.account);
    for route in &facts.routes {
        let integration = match &route.function {
            None => Integration::mock(PONG),
            Some(function) if route.answers => Integration::two_way(named(function)),
            Some(function) => Integration::function(named(function)),
        };
        config = config.route(&route.key, integration);
    }
    config
}

fn map(facts: &Facts, queues: &Queues, invoke: &Arc<dyn Invoke>) -> Vec<EventSourceMapping> {
    let start = |mapping: &crate::facts::Mapping| {
        let queue = &facts.queues[&mapping.queue].name;
        let mut config = MappingConfig::new(&facts.functions[&mapping.function].deployed_as)
            .batch_size(mapping.batch)
            .concurrency(Concurrency::Fixed(2));
        config.report_batch_item_failures = mapping.partial;
        let source = Arc::new(SqsQueue::new(queues.clone(), queue));
        EventSourceMapping::start(source, Arc::clone(invoke), config).unwrap()
    };
    facts.mappings.iter().map(start).collect()
}

/// What Lambda does in the function's name for a mapping ("Using Lambda with Amazon SQS").
fn polled(seen: &Seen, mapping: &crate::facts::Mapping) {
    for action in ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"] {
        let queue = format!("${{{}.Arn}}", mapping.queue);
        seen.add(&mapping.function, crate::iam::Call::new(action, queue));
    }
}

/// The folder that a deployment's pack is compiled into.
pub fn pack_folder(under: &Path) -> std::path::PathBuf {
    under.join("pack")
}
