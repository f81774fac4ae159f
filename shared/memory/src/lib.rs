//! Ports in memory, for tests and simulation: deterministic, cheap to clone (clones share), no
//! task and no wall clock. They are harsher than the real thing where a caller might lean on luck:
//! a read that did not ask for strong consistency is always one write behind, and a gap in a log
//! is refused. Scheduling and drawn faults are not here: a simulator wraps these. The one exception is
//! [`FaultyShop`], whose faults a test plans.

mod board;
mod bus;
mod clock;
mod connections;
mod log;
mod push;
mod queues;
mod randomness;
mod shared;
mod shop;
mod shop_faults;
mod switches;
mod watches;

pub use board::MemoryBoard;
pub use bus::MemoryBus;
pub use clock::ManualClock;
pub use connections::MemoryConnections;
pub use log::MemoryLog;
pub use push::MemoryPush;
pub use queues::{MemoryQueues, Pending};
pub use randomness::SeededRandomness;
pub use shop::MemoryShop;
pub use shop_faults::{FaultyShop, ShopFault};
pub use switches::MemorySwitches;
pub use watches::MemoryWatches;
