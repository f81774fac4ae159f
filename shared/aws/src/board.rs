//! The board of waiting conversations, as items `H#waiting` / `<conversation>` of the
//! conversations' table. One partition holds them all and a list reads it whole, to sort by the
//! wait: right for some thousands of waiting conversations ([`MAX_PAGES`] pages of 1 MB at about
//! 150 bytes each are 25,000), which no desk works off anyway.

use aisle_domain::conversation::HandoffReason;
use aisle_domain::ids::{ConversationId, Seq};
use aisle_ports::{HandoffBoard, PortError, WaitingCase};
use async_trait::async_trait;
use aws_sdk_dynamodb::Client;

use crate::failure::port_error;
use crate::item::{Item, item, number, read_number, read_text, text, unreadable};
use crate::tables::{PK, SK};

const PARTITION: &str = "H#waiting";
const SEQ: &str = "seq";
const SINCE: &str = "since";
const REASON: &str = "reason";
const LANGUAGE: &str = "lang";
/// The most pages of 1 MB that a list reads.
const MAX_PAGES: usize = 4;
/// Holds when there is no case or one that is not newer.
const NOT_NEWER: &str = "attribute_not_exists(sk) OR #seq <= :seq";
/// The reasons by their stored names.
const REASONS: [(HandoffReason, &str); 7] = [
    (HandoffReason::Asked, "asked"),
    (HandoffReason::ProofFailed, "proof_failed"),
    (HandoffReason::NotUnderstood, "not_understood"),
    (HandoffReason::Poison, "poison"),
    (HandoffReason::Review, "review"),
    (HandoffReason::Unsettled, "unsettled"),
    (HandoffReason::SwitchedOff, "switched_off"),
];

/// The board in DynamoDB. Lists are strongly consistent.
#[derive(Debug, Clone)]
pub struct DynamoBoard {
    client: Client,
    table: String,
}

impl DynamoBoard {
    /// The board in a table.
    #[must_use]
    pub fn new(client: Client, table: &str) -> Self {
        Self { client, table: table.to_owned() }
    }
}

#[async_trait]
impl HandoffBoard for DynamoBoard {
    async fn put(&self, case: &WaitingCase) -> Result<(), PortError> {
        const PORT: &str = "board.put";
        let reason = REASONS.iter().find(|(reason, _)| *reason == case.reason);
        let (_, reason) = reason.ok_or_else(|| unreadable(PORT, REASON))?;
        let stored = item([
            (PK, text(PARTITION)),
            (SK, text(case.conversation.as_str())),
            (SEQ, number(case.seq)),
            (SINCE, text(case.since.to_string())),
            (REASON, text(*reason)),
            (LANGUAGE, text(case.language.code())),
        ]);
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(stored))
            .condition_expression(NOT_NEWER)
            .expression_attribute_names("#seq", SEQ)
            .expression_attribute_values(":seq", number(case.seq))
            .send()
            .await;
        match put {
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(|error| error.is_conditional_check_failed_exception()) =>
            {
                Ok(())
            }
            other => other.map(drop).map_err(|error| port_error(PORT, &error)),
        }
    }

    async fn remove(&self, conversation: &ConversationId, seq: Seq) -> Result<(), PortError> {
        let key = item([(PK, text(PARTITION)), (SK, text(conversation.as_str()))]);
        let delete = self
            .client
            .delete_item()
            .table_name(&self.table)
            .set_key(Some(key))
            .condition_expression(NOT_NEWER)
            .expression_attribute_names("#seq", SEQ)
            .expression_attribute_values(":seq", number(seq))
            .send()
            .await;
        match delete {
            Err(error)
                if error
                    .as_service_error()
                    .is_some_and(|error| error.is_conditional_check_failed_exception()) =>
            {
                Ok(())
            }
            other => other.map(drop).map_err(|error| port_error("board.remove", &error)),
        }
    }

    async fn list(&self, limit: usize) -> Result<Vec<WaitingCase>, PortError> {
        const PORT: &str = "board.list";
        let query = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", text(PARTITION))
            .consistent_read(true);
        let mut cases = Vec::new();
        let mut from = None;
        for _ in 0..MAX_PAGES {
            let page = query.clone().set_exclusive_start_key(from).send().await;
            let page = page.map_err(|error| port_error(PORT, &error))?;
            for item in page.items() {
                cases.push(read_case(PORT, item)?);
            }
            from = page.last_evaluated_key;
            if from.is_none() {
                break;
            }
        }
        cases.sort_by_key(|case| case.since);
        cases.truncate(limit.clamp(1, 100));
        Ok(cases)
    }
}

fn read_case(port: &'static str, item: &Item) -> Result<WaitingCase, PortError> {
    let stored = |name| read_text(port, item, name);
    let reason = stored(REASON)?;
    let reason = REASONS.iter().find(|(_, name)| *name == reason);
    Ok(WaitingCase {
        conversation: ConversationId::new(stored(SK)?).map_err(|_| unreadable(port, SK))?,
        seq: Seq::new(read_number(port, item, SEQ)?),
        since: stored(SINCE)?.parse().map_err(|_| unreadable(port, SINCE))?,
        reason: reason.ok_or_else(|| unreadable(port, REASON))?.0,
        language: stored(LANGUAGE)?.parse().map_err(|_| unreadable(port, LANGUAGE))?,
    })
}
