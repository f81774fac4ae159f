//! The operations: unwrap a request, make one call of the library, wrap the answer.

use serde_json::{Map, Value, json};

use super::attributes;
use super::wire::{self, Entry, Refusal, RequestBody};
use crate::batch::{self, BatchEntry, BatchFailure, BatchOutcome, VisibilityChange};
use crate::error::QueueError;
use crate::limits;
use crate::message::{ReceivedMessage, SentMessage, md5_of_attributes};
use crate::queues::Queues;
use crate::receiving::ReceiveRequest;

/// The operations of `AmazonSQS` that the HTTP front answers.
pub const SUPPORTED_OPERATIONS: &[&str] = &[
    "ChangeMessageVisibility",
    "ChangeMessageVisibilityBatch",
    "CreateQueue",
    "DeleteMessage",
    "DeleteMessageBatch",
    "DeleteQueue",
    "GetQueueAttributes",
    "GetQueueUrl",
    "ListQueues",
    "PurgeQueue",
    "ReceiveMessage",
    "SendMessage",
    "SendMessageBatch",
    "SetQueueAttributes",
];

/// Runs one operation. Only `ReceiveMessage` ever waits.
pub(super) async fn run(
    queues: &Queues,
    operation: &str,
    body: &[u8],
    base_url: &str,
) -> Result<Vec<u8>, Refusal> {
    if !SUPPORTED_OPERATIONS.contains(&operation) {
        return Err(Refusal::unknown_operation(operation));
    }
    let request = RequestBody::read(body)?;
    let answer = match operation {
        "ReceiveMessage" => receive(queues, request).await?,
        "SendMessage" => {
            let queue = request.queue()?.to_owned();
            sent(None, queues.send(&queue, &request.single.message()?)?)
        }
        "SendMessageBatch" => send_batch(queues, request)?,
        "DeleteMessage" => {
            queues.delete(request.queue()?, &request.single.receipt_handle()?)?;
            json!({})
        }
        "DeleteMessageBatch" => delete_batch(queues, request)?,
        "ChangeMessageVisibility" => {
            let handle = request.single.receipt_handle()?;
            queues.change_visibility(request.queue()?, &handle, request.single.visibility()?)?;
            json!({})
        }
        "ChangeMessageVisibilityBatch" => change_visibility_batch(queues, request)?,
        _ => manage(queues, operation, request, base_url)?,
    };
    Ok(answer.to_string().into_bytes())
}

/// The operations on queues as such.
fn manage(
    queues: &Queues,
    operation: &str,
    request: RequestBody,
    base_url: &str,
) -> Result<Value, Refusal> {
    let name = || request.queue_name.as_deref().ok_or(QueueError::MissingParameter("QueueName"));
    Ok(match operation {
        "CreateQueue" => {
            if request.tags.as_ref().is_some_and(|tags| !tags.is_empty()) {
                let refused = "Tags are not modelled: leave them out.".to_owned();
                return Err(QueueError::UnsupportedOperation(refused).into());
            }
            let wanted = attributes::read(&request.attributes.clone().unwrap_or_default())?;
            queues.create_queue(name()?, &wanted)?;
            json!({"QueueUrl": queues.queue_url(base_url, name()?)?})
        }
        "GetQueueUrl" => json!({"QueueUrl": queues.queue_url(base_url, name()?)?}),
        "DeleteQueue" => {
            queues.delete_queue(request.queue()?)?;
            json!({})
        }
        "PurgeQueue" => {
            queues.purge(request.queue()?)?;
            json!({})
        }
        "GetQueueAttributes" => {
            let asked = request.attribute_names.clone().unwrap_or_default();
            json!({"Attributes": attributes::write(queues, request.queue()?, &asked)?})
        }
        "SetQueueAttributes" => {
            let changes = request.attributes.as_ref();
            let changes = changes.ok_or(QueueError::MissingParameter("Attributes"))?;
            queues.set_attributes(request.queue()?, &attributes::read(changes)?)?;
            json!({})
        }
        "ListQueues" => list(queues, &request, base_url)?,
        other => return Err(Refusal::unknown_operation(other)),
    })
}

/// The token of a page is the last name on it.
fn list(queues: &Queues, request: &RequestBody, base_url: &str) -> Result<Value, QueueError> {
    let prefix = request.queue_name_prefix.as_deref().unwrap_or_default();
    let after = request.next_token.as_deref().unwrap_or_default();
    let limit = match request.max_results {
        None => limits::LISTED_QUEUES,
        Some(asked) => usize::try_from(asked)
            .ok()
            .filter(|limit| (1..=limits::LISTED_QUEUES).contains(limit))
            .ok_or_else(|| QueueError::InvalidParameterValue {
                name: "MaxResults",
                value: asked.to_string(),
                reason: "Must be between 1 and 1000, if provided".to_owned(),
            })?,
    };
    let names = queues.list_queues(prefix, after, limit)?;
    let mut answer = Map::new();
    // As on SQS, there is a token only when the caller asked for pages.
    if let (Some(last), Some(_)) = (names.last(), request.max_results)
        && names.len() == limit
    {
        answer.insert("NextToken".to_owned(), json!(last));
    }
    let urls: Result<Vec<_>, _> =
        names.iter().map(|name| queues.queue_url(base_url, name)).collect();
    answer.insert("QueueUrls".to_owned(), json!(urls?));
    Ok(Value::Object(answer))
}

fn sent(id: Option<String>, sent: SentMessage) -> Value {
    let mut answer = Map::new();
    let mut put = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            answer.insert(name.to_owned(), Value::String(value));
        }
    };
    put("Id", id);
    put("MessageId", Some(sent.message_id));
    put("MD5OfMessageBody", Some(sent.md5_of_body));
    put("MD5OfMessageAttributes", sent.md5_of_attributes);
    put("MD5OfMessageSystemAttributes", sent.md5_of_system_attributes);
    Value::Object(answer)
}

fn send_batch(queues: &Queues, mut request: RequestBody) -> Result<Value, QueueError> {
    let (entries, refused) = unwrap_entries(request.entries(), Entry::message)?;
    let outcome =
        unless_all_refused(&entries, &refused, || queues.send_batch(request.queue()?, &entries))?;
    Ok(wire::batch(outcome, refused, |id, done| sent(Some(id), done)))
}

fn delete_batch(queues: &Queues, mut request: RequestBody) -> Result<Value, QueueError> {
    let (entries, refused) = unwrap_entries(request.entries(), |entry| entry.receipt_handle())?;
    let outcome =
        unless_all_refused(&entries, &refused, || queues.delete_batch(request.queue()?, &entries))?;
    Ok(wire::batch(outcome, refused, |id, ()| json!({"Id": id})))
}

fn change_visibility_batch(queues: &Queues, mut request: RequestBody) -> Result<Value, QueueError> {
    let (entries, refused) = unwrap_entries(request.entries(), |entry| {
        let timeout = entry.visibility()?;
        Ok(VisibilityChange { receipt_handle: entry.receipt_handle()?, timeout })
    })?;
    let outcome = unless_all_refused(&entries, &refused, || {
        queues.change_visibility_batch(request.queue()?, &entries)
    })?;
    Ok(wire::batch(outcome, refused, |id, ()| json!({"Id": id})))
}

/// Checks the batch as a whole, then reads its entries; those that cannot be read fail alone.
fn unwrap_entries<T>(
    entries: Vec<Entry>,
    read: impl Fn(Entry) -> Result<T, QueueError>,
) -> Result<(Vec<BatchEntry<T>>, Vec<BatchFailure>), QueueError> {
    let named: Vec<_> =
        entries.into_iter().map(|entry| BatchEntry::new(entry.id(), entry)).collect();
    batch::check(&named)?;
    let results = named.into_iter().map(|entry| (entry.id, read(entry.item)));
    let BatchOutcome { successful, failed } = BatchOutcome::collect(results)?;
    let entries = successful.into_iter().map(|(id, item)| BatchEntry::new(id, item)).collect();
    Ok((entries, failed))
}

/// The library refuses an empty batch, and rightly; here it only means that no entry was left.
fn unless_all_refused<T, R>(
    entries: &[BatchEntry<T>],
    refused: &[BatchFailure],
    call: impl FnOnce() -> Result<BatchOutcome<R>, QueueError>,
) -> Result<BatchOutcome<R>, QueueError> {
    if entries.is_empty() && !refused.is_empty() {
        return Ok(BatchOutcome { successful: Vec::new(), failed: Vec::new() });
    }
    call()
}

async fn receive(queues: &Queues, request: RequestBody) -> Result<Value, QueueError> {
    let asked = ReceiveRequest {
        max_messages: request
            .max_number_of_messages
            .map_or(1, |count| usize::try_from(count).unwrap_or(0)),
        wait: wire::seconds("WaitTimeSeconds", request.wait_time_seconds)?,
        visibility_timeout: wire::seconds("VisibilityTimeout", request.single.visibility_timeout)?,
    };
    let messages = queues.receive(request.queue()?, &asked).await?;
    if messages.is_empty() {
        return Ok(json!({}));
    }
    let system: Vec<String> = [request.attribute_names, request.message_system_attribute_names]
        .into_iter()
        .flatten()
        .flatten()
        .collect();
    let own = request.message_attribute_names.unwrap_or_default();
    let messages: Vec<_> = messages.iter().map(|one| received(one, &system, &own)).collect();
    Ok(json!({"Messages": messages}))
}

/// A message with the attributes that were asked for; the digest is over those.
fn received(message: &ReceivedMessage, system: &[String], own: &[String]) -> Value {
    let mut answer = json!({
        "MessageId": message.message_id,
        "ReceiptHandle": message.receipt_handle,
        "MD5OfBody": message.md5_of_body,
        "Body": message.body,
    });
    let attributes: Map<String, Value> = message
        .system_attributes()
        .into_iter()
        .filter(|(name, _)| system.iter().any(|asked| asked == "All" || asked == name))
        .map(|(name, value)| (name.to_owned(), Value::String(value)))
        .collect();
    if !attributes.is_empty() {
        answer["Attributes"] = Value::Object(attributes);
    }
    let asked: Vec<_> =
        message.attributes.iter().filter(|(name, _)| own.iter().any(|a| asks(a, name))).collect();
    if let Some(digest) = md5_of_attributes(asked.iter().copied()) {
        answer["MD5OfMessageAttributes"] = Value::String(digest);
        let values = asked.into_iter().map(|(name, value)| (name.clone(), wire::attribute(value)));
        answer["MessageAttributes"] = Value::Object(values.collect());
    }
    answer
}

/// `All`, `.*`, a prefix such as `shop.*`, or a name.
fn asks(asked: &str, name: &str) -> bool {
    match asked.strip_suffix(".*") {
        Some(prefix) => name.starts_with(prefix),
        None => asked == "All" || asked == name,
    }
}
