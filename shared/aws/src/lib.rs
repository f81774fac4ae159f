//! The ports on AWS: DynamoDB, SQS, EventBridge and the API Gateway management API, through the
//! real SDK; and the clock and the randomness of the operating system. The local platform uses the
//! same adapters with other endpoints. Reading the environment is not done here.

mod batch;
mod board;
mod bus;
mod clients;
mod clock;
mod connections;
mod erasure;
mod failure;
mod item;
mod log;
mod push;
mod queues;
mod randomness;
mod settings;
mod shop;
mod shop_apply;
mod shop_mirror;
mod switches;
pub mod tables;
mod watches;

pub use board::DynamoBoard;
pub use bus::EventBridgeBus;
pub use clients::{Clients, MissingSetting};
pub use clock::SystemClock;
pub use connections::DynamoConnections;
pub use erasure::{DynamoErasure, Erased};
pub use log::{DynamoLog, ScanFrom};
pub use push::GatewayPush;
pub use queues::SqsQueues;
pub use randomness::OsRandomness;
pub use settings::{QueueUrls, Settings, StaticKeys, TableNames};
pub use shop::DynamoShop;
pub use switches::DynamoSwitches;
pub use watches::DynamoWatches;
