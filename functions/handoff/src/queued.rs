//! What comes from a queue: a task of our own, or from a dead-letter queue what another function
//! could not process. Which of the two is told by the queue's name.

use aisle_contract::queue::{HandoffTask, QueueMessage};

use crate::{DeadLetter, Deps, Error, board, dead_letter};

/// How the names of dead-letter queues end.
const DEAD_LETTER_SUFFIX: &str = "-dlq";

/// Does what a queue's message asks for.
///
/// # Errors
/// [`Error`]; the queue should deliver it again, and in the end keep it for the operator.
pub async fn handle(deps: &Deps, queue: &str, body: &str) -> Result<(), Error> {
    if queue.ends_with(DEAD_LETTER_SUFFIX) {
        let letter = DeadLetter::decode(body).ok_or(Error::Undecodable)?;
        return dead_letter::handle(deps, &letter).await;
    }
    let task = HandoffTask::decode(body).map_err(|_| Error::Undecodable)?;
    board::handle(deps, &task).await
}
