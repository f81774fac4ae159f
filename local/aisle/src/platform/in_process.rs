//! The functions in this process, called with the same JSON as on AWS and answering with it. One
//! set of ports serves them all: SDK clients over TCP to the embedded servers, unless told
//! otherwise.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use aisle_aws::{Clients, SystemClock};
use aisle_contract::queue::{RunCommand, Wake};
use aisle_delivery::{Delivery, KillSwitches};
use aisle_domain::reading::SlotReader;
use aisle_identity::resume_token;
use aisle_lambda::batch::{self, Large, Limits, Raw, Received};
use aisle_lambda::serve::run_caught;
use aisle_lambda::settings::{
    ConnectSettings, HandoffSettings, IntakeSettings, NluSettings, SyncSettings,
};
use aisle_lambda::websocket::{run_connect, run_message};
use aisle_lambda::{EventKind, FunctionError};
use aisle_pack::Pack;
use aisle_ports::{Catalogue, Clock as _, HandoffBoard, OrderBook, ShopMirror, SwitchBoard};
use aisle_understanding::Selection;
use async_trait::async_trait;
use bytes::Bytes;
use emulator_lambda::{Invoke, InvokeError};
use tokio::sync::Semaphore;
use tracing::Instrument as _;
use uuid::Uuid;

use crate::platform::environment::raw;
use crate::platform::{FUNCTIONS, PlatformError};

/// What the functions stand on.
pub struct Ports {
    pub delivery: Delivery,
    pub board: Arc<dyn HandoffBoard>,
    pub order_book: Arc<dyn OrderBook>,
    pub catalogue: Arc<dyn Catalogue>,
    pub switches: Arc<dyn SwitchBoard>,
    pub mirror: Arc<dyn ShopMirror>,
}

impl Ports {
    /// On SDK clients.
    pub fn of(clients: &Clients) -> Result<Self, PlatformError> {
        Ok(Self {
            delivery: aisle_assembly::delivery(clients)?,
            board: Arc::new(clients.board()),
            order_book: Arc::new(clients.shop()),
            catalogue: Arc::new(clients.shop()),
            switches: Arc::new(clients.switches()),
            mirror: Arc::new(clients.shop()),
        })
    }
}

/// How many sockets' events a function works on at a time; the others wait for their turn, outside of
/// its time-out. When ten thousand come back at once, all of them at a time would only make each so
/// slow that the SDK's time-outs strike, and their retries keep it so. (Batches are bounded by the
/// pump.)
const AT_A_TIME: usize = 32;
/// The functions that sockets call most.
const CALLED_BY_SOCKETS: [&str; 2] = ["connect", "intake"];

/// The functions with what they stand on.
pub struct InProcess {
    turns: BTreeMap<&'static str, Semaphore>,
    connect: connect::Deps,
    intake: intake::Deps,
    nlu: nlu::Deps,
    order: order::Deps,
    handoff: handoff::Deps,
    sync: sync::Deps,
}

impl InProcess {
    /// Assembles the functions on shared ports, after their environment.
    pub fn assemble(
        variables: &BTreeMap<String, String>,
        ports: Ports,
    ) -> Result<Self, PlatformError> {
        let raw = raw(variables);
        let entry = ConnectSettings::resolve(&raw)?;
        let intake = IntakeSettings::resolve(&raw)?;
        let nlu = NluSettings::resolve(&raw)?;
        let handoff = HandoffSettings::resolve(&raw)?;
        let from = SyncSettings::resolve(&raw)?;
        let Ports { delivery, board, order_book, catalogue, switches, mirror } = ports;
        let pack = Pack::open(&intake.pack)?;
        let wording = Arc::new(pack.wording);
        let flows = Arc::new(pack.flows);
        let reader: Arc<dyn SlotReader> = Arc::new(Selection);
        let switches = Arc::new(KillSwitches::new(switches));
        Ok(Self {
            turns: CALLED_BY_SOCKETS.map(|name| (name, Semaphore::new(AT_A_TIME))).into(),
            connect: connect::Deps {
                clock: delivery.clock.clone(),
                randomness: delivery.randomness.clone(),
                connections: delivery.connections.clone(),
                credentials: connect::Credentials {
                    origins: connect::AllowedOrigins::parse(&entry.allowed_origins)?,
                    resume: entry.resume_keys,
                    agents: entry.agent_keys,
                    identity: entry.identity_secret,
                    merchant: entry.jwt.map(connect::MerchantKey::new).transpose()?,
                },
            },
            intake: intake::Deps {
                delivery: delivery.clone(),
                wording: wording.clone(),
                resume_keys: intake.resume_keys,
                resume_for: resume_token::LIFETIME,
                default_language: pack.settings.default_language,
            },
            nlu: nlu::Deps {
                delivery: delivery.clone(),
                understander: Arc::new(Pack::understander(&intake.pack)?),
                wording: wording.clone(),
                flows: flows.clone(),
                reader: reader.clone(),
                switches: switches.clone(),
                publish_understood: nlu.publish_understood,
            },
            order: order::Deps {
                delivery: delivery.clone(),
                order_book,
                catalogue,
                policy: Arc::new(Pack::policy(&intake.pack)?),
                switches,
                wording: wording.clone(),
                flows,
                reader,
            },
            sync: sync::Deps {
                delivery: delivery.clone(),
                mirror,
                records: if from.keeps_records {
                    sync::Records::Tables
                } else {
                    sync::Records::External
                },
                senders: sync::Senders { accounts: from.accounts, shop: from.shop_name },
                wording: wording.clone(),
                notices: Arc::new(pack.notices),
            },
            handoff: handoff::Deps { delivery, board, wording, nobody_after: handoff.wait },
        })
    }

    async fn run(
        &self,
        function: &str,
        payload: &[u8],
        limits: Limits,
    ) -> Result<Vec<u8>, FunctionError> {
        // Boxed each by itself: all in one is as large as the largest, and is moved at every call.
        match function {
            "connect" => Box::pin(self.run_connect(payload)).await,
            "intake" => Box::pin(self.run_intake(payload)).await,
            "nlu" => Box::pin(self.run_nlu(payload, limits)).await,
            "order" => Box::pin(self.run_order(payload, limits)).await,
            "sync" => Box::pin(self.run_sync(payload, limits)).await,
            _ => Box::pin(self.run_handoff(payload, limits)).await,
        }
    }

    async fn run_connect(&self, payload: &[u8]) -> Result<Vec<u8>, FunctionError> {
        let deps = &self.connect;
        let authorize = |handshake: &_| connect::authorize(deps, handshake);
        let disconnected = |gone| connect::disconnected(deps, gone);
        run_connect(payload, authorize, connect::connected, disconnected).await
    }

    async fn run_intake(&self, payload: &[u8]) -> Result<Vec<u8>, FunctionError> {
        run_message(payload, |message| async {
            let frame = intake::handle(&self.intake, message).await?;
            Ok::<_, intake::Error>(frame.map(|frame| frame.to_json()))
        })
        .await
    }

    async fn run_nlu(&self, payload: &[u8], limits: Limits) -> Result<Vec<u8>, FunctionError> {
        let answer = |wake: Received<Wake>| async move {
            nlu::handle(&self.nlu, &wake.message).await.map(drop)
        };
        Ok(batch::run(payload, &SystemClock, &limits, answer).await?)
    }

    async fn run_order(&self, payload: &[u8], limits: Limits) -> Result<Vec<u8>, FunctionError> {
        let execute = |ordered: Received<RunCommand>| async move {
            order::handle(&self.order, &ordered.message).await.map(drop)
        };
        Ok(batch::run(payload, &SystemClock, &limits, execute).await?)
    }

    async fn run_sync(&self, payload: &[u8], limits: Limits) -> Result<Vec<u8>, FunctionError> {
        let take = |from: Received<Large>| async move {
            sync::handle(&self.sync, &from.message.0).await.map(drop)
        };
        Ok(batch::run(payload, &SystemClock, &limits, take).await?)
    }

    async fn run_handoff(&self, payload: &[u8], limits: Limits) -> Result<Vec<u8>, FunctionError> {
        let deps = &self.handoff;
        match EventKind::of(payload)? {
            EventKind::WebSocket => {
                run_message(payload, |message| async {
                    let frame = handoff::handle_agent(deps, message).await?;
                    Ok::<_, handoff::Error>(Some(frame.to_json()))
                })
                .await
            }
            EventKind::Batch => {
                let queued = |from: Received<Raw>| async move {
                    handoff::handle_queued(deps, &from.queue, &from.message.0).await
                };
                Ok(batch::run(payload, &SystemClock, &limits, queued).await?)
            }
        }
    }
}

#[async_trait]
impl Invoke for InProcess {
    async fn invoke(&self, function: &str, payload: Bytes) -> Result<Bytes, InvokeError> {
        let Some((name, timeout)) = FUNCTIONS.iter().find(|(name, _)| *name == function) else {
            return Err(InvokeError::UnknownFunction(function.to_owned()));
        };
        let _turn = match self.turns.get(name) {
            // A semaphore that is never closed.
            Some(turns) => turns.acquire().await.ok(),
            None => None,
        };
        let limits = Limits::until(deadline(*timeout));
        let request_id = Uuid::new_v4();
        let span = tracing::info_span!("invocation", invoked = *name, %request_id);
        let running = run_caught(self.run(name, &payload, limits)).instrument(span);
        match tokio::time::timeout(*timeout, running).await {
            Ok(Ok(answer)) => Ok(answer.into()),
            Ok(Err(error)) => Err(InvokeError::Function {
                error_type: error.error_type.to_owned(),
                message: error.message,
            }),
            Err(_) => Err(InvokeError::TimedOut),
        }
    }
}

fn deadline(timeout: Duration) -> aisle_domain::Timestamp {
    let now = SystemClock.now();
    now.checked_add(timeout).unwrap_or(aisle_domain::Timestamp::MAX)
}
