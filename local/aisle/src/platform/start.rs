//! The start: everything that can begin at the same time does, and the order of the rest follows
//! from who calls whom.

use std::sync::Arc;
use std::time::Instant;

use aisle_aws::{Clients, SystemClock, tables};
use aisle_lambda::settings::IntakeSettings;
use aisle_pack::Compiled;
use emulator_lambda::Invoke;
use emulator_sqs::Queues;
use tokio::task::{JoinSet, spawn_blocking};

use crate::platform::addresses::Addresses;
use crate::platform::folder::DataFolder;
use crate::platform::in_process::{InProcess, Ports};
use crate::platform::memory::Memory;
use crate::platform::secrets::Secrets;
use crate::platform::servers::{Listeners, Servers};
use crate::platform::{
    Adapters, FunctionsMode, Options, Platform, PlatformError, Started, database, environment,
    lambda_api, pages, processes, pump, queues, rules, shop, socket_api, tester,
};

/// See [`Platform::start`].
pub async fn start(options: Options) -> Result<Platform, PlatformError> {
    let begun = Instant::now();
    let folder = DataFolder::open(&options.data)?;
    let compiling = compile_pack(&options, &folder)?;
    let secrets = Secrets::read_or_generate(&folder.paths)?;
    let listeners = Listeners::bind(&options).await?;
    let addresses = listeners.addresses()?;

    let file = |path| (!options.ephemeral).then_some(path);
    let database = database::open(file(folder.paths.database()).as_deref())?;
    let queues = Queues::open(file(folder.paths.queues()).as_deref())?;
    queues::create_missing(&queues)?;
    let bus = rules::open(file(folder.paths.events()), &queues)?;

    let Listeners { http, dynamodb, sqs, eventbridge, lambda } = listeners;
    let mut servers = Servers::new();
    let stopped = servers.stopped();
    servers.run(
        "dynamodb",
        dynoxide::server::serve_with_shutdown(dynamodb, database.clone(), stopped),
    );
    let stopped = servers.stopped();
    servers.run("sqs", emulator_sqs::serve(sqs, queues.clone(), stopped));
    let stopped = servers.stopped();
    servers.run("eventbridge", emulator_eventbridge::serve(eventbridge, bus.clone(), stopped));
    let (dispatching, stopped) = (bus.clone(), servers.stopped());
    servers.run("rules of the bus", async move { dispatching.dispatch(stopped).await });

    let variables = environment::variables(&options, &folder.paths, &secrets, &addresses, &queues)?;
    // A process that refuses its key would only be seen not to get ready.
    options.jwt.clone().map(connect::MerchantKey::new).transpose()?;
    let settings = IntakeSettings::resolve(&environment::raw(&variables))?;
    let mut settings = environment::adapter_settings(settings.delivery);
    settings.queues.sync_dead_letters = variables.get("AISLE_SYNC_DEAD_LETTERS_URL").cloned();
    let clients = Clients::from_settings(&settings).await;
    tables::create_missing(&clients.dynamodb, &clients.settings().tables).await?;
    let imported = match options.import_shop {
        true => shop::import_if_empty(&clients, &options.pack).await?,
        false => None,
    };
    let compiled = compiling.await.map_err(|_| PlatformError::Interrupted)??;

    let memory = match options.adapters {
        Adapters::Sdk => None,
        Adapters::Memory => Some(Memory::new(&options.pack)?),
    };
    let (invoke, runtime_api): (Arc<dyn Invoke>, _) = match options.functions {
        FunctionsMode::InProcess => {
            let mut ports = match &memory {
                Some(memory) => memory.ports(),
                None => Ports::of(&clients)?,
            };
            if let Some(order_book) = &options.order_book {
                ports.order_book = Arc::clone(order_book);
            }
            let functions: Arc<dyn Invoke> = Arc::new(InProcess::assemble(&variables, ports)?);
            servers.serve("lambda", lambda, lambda_api::router(Arc::clone(&functions)));
            (functions, None)
        }
        FunctionsMode::Process => {
            let api = processes::register()?;
            let failed = |source| PlatformError::Listen {
                what: "Lambda's API",
                address: addresses.lambda.clone(),
                option: "--lambda-port",
                source,
            };
            let address = lambda.local_addr().map_err(failed)?;
            let stopped = servers.stopped();
            servers.run("lambda", api.clone().serve(lambda, stopped));
            (Arc::new(api.clone()), Some((api, address)))
        }
    };

    let gateway = socket_api::gateway(&options, Arc::clone(&invoke));
    servers.serve("gateway", http, pages::beside(gateway.router()));
    // After the gateway: a process connects to whatever it calls before it polls, and would wait
    // five seconds for a management API that nobody serves yet.
    let supervisor = match runtime_api {
        Some((api, address)) => {
            let binaries = options.binaries.clone().unwrap_or_else(processes::default_folder);
            Some(processes::start(api, address, &binaries, &variables).await?)
        }
        None => None,
    };
    let local_frames = tester::attach(&gateway);
    let pumps = match &memory {
        Some(memory) => pump::start(&memory.reach(&gateway), &invoke, &options)?,
        None => pump::start(&pump::sqs(&queues), &invoke, &options)?,
    };
    clients.warm().await;

    let mut background = JoinSet::new();
    background.spawn(database::sweep(database.clone()));
    background.spawn(tester::stay_registered(Arc::new(clients.connections(Arc::new(SystemClock)))));
    publish(&addresses, &variables, &folder)?;
    let started = Started { took: begun.elapsed(), trained: compiled.trained, imported };
    Ok(Platform {
        folder,
        addresses,
        secrets,
        database,
        queues,
        bus,
        clients,
        gateway,
        pumps,
        supervisor,
        servers,
        background,
        local_frames: Some(local_frames),
        started,
    })
}

/// Begins to compile the pack; that is quick when its model is fresh.
fn compile_pack(
    options: &Options,
    folder: &DataFolder,
) -> Result<tokio::task::JoinHandle<Result<Compiled, aisle_pack::PackError>>, PlatformError> {
    if !options.pack.join("pack.toml").is_file() {
        return Err(PlatformError::NoPack(options.pack.clone()));
    }
    let (source, target) = (options.pack.clone(), folder.paths.pack());
    Ok(spawn_blocking(move || aisle_pack::compile(&source, &target)))
}

/// Tells other processes how to reach this one.
fn publish(
    addresses: &Addresses,
    variables: &std::collections::BTreeMap<String, String>,
    folder: &DataFolder,
) -> Result<(), PlatformError> {
    environment::write(variables, &folder.paths)?;
    addresses.write(&folder.paths)
}
