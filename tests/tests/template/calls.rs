//! From a request of an SDK to what IAM would be asked: action, resource, condition keys.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::facts::Facts;
use crate::iam::Call;

const LEADING_KEYS: &str = "dynamodb:LeadingKeys";

/// What physical names stand for in the template.
#[derive(Debug, Clone, Default)]
pub struct Names {
    pub facts: Option<Facts>,
    /// Table → logical id.
    pub tables: BTreeMap<String, String>,
    /// Queue URL → logical id.
    pub queues: BTreeMap<String, String>,
}

/// A request as it came.
#[derive(Debug)]
pub struct Asked<'a> {
    /// `X-Amz-Target`; None for the management API.
    pub target: Option<&'a str>,
    pub method: &'a str,
    pub path: &'a str,
    pub body: &'a Value,
}

impl Names {
    /// The calls that a request makes. What is not known is a call that no statement allows.
    pub fn calls(&self, asked: &Asked<'_>) -> Vec<Call> {
        let Asked { target, body, .. } = *asked;
        match target.and_then(|target| target.split_once('.')) {
            Some(("DynamoDB_20120810", operation)) => self.dynamodb(operation, body),
            Some(("AmazonSQS", operation)) => vec![self.sqs(operation, body)],
            Some(("AWSEvents", "PutEvents")) => self.events(body),
            Some((service, operation)) => vec![Call::new(format!("{service}:{operation}"), "?")],
            None => vec![self.management(asked)],
        }
    }

    fn facts(&self) -> &Facts {
        self.facts.as_ref().expect("facts")
    }

    fn dynamodb(&self, operation: &str, body: &Value) -> Vec<Call> {
        match operation {
            "TransactWriteItems" => {
                let items = body["TransactItems"].as_array().expect("a list");
                let parts = items.iter().flat_map(|item| item.as_object().expect("one kind"));
                parts
                    .map(|(kind, item)| match kind.as_str() {
                        "ConditionCheck" => self.on_item("ConditionCheckItem", item, "Key"),
                        "Put" => self.on_item("PutItem", item, "Item"),
                        "Delete" => self.on_item("DeleteItem", item, "Key"),
                        "Update" => self.on_item("UpdateItem", item, "Key"),
                        other => panic!("a transaction with {other}"),
                    })
                    .collect()
            }
            "GetItem" | "DeleteItem" | "UpdateItem" => vec![self.on_item(operation, body, "Key")],
            "PutItem" => vec![self.on_item(operation, body, "Item")],
            "Query" => vec![self.query(body)],
            other => {
                vec![Call::new(format!("dynamodb:{other}"), self.table(body).0)]
            }
        }
    }

    /// The ARN of a request's table, and its logical id.
    fn table(&self, body: &Value) -> (String, &str) {
        let name = body["TableName"].as_str().expect("a table");
        let id = self.tables.get(name).map_or("?", String::as_str);
        (format!("${{{id}.Arn}}"), id)
    }

    fn on_item(&self, action: &str, body: &Value, under: &str) -> Call {
        let (arn, id) = self.table(body);
        let partition = &self.facts().tables[id].keys[0];
        let key = body[under][partition]["S"].as_str().expect("a partition key").to_owned();
        Call::new(format!("dynamodb:{action}"), arn).with(LEADING_KEYS, [key])
    }

    fn query(&self, body: &Value) -> Call {
        let (mut arn, id) = self.table(body);
        let table = &self.facts().tables[id];
        let mut keys = &table.keys;
        if let Some(index) = body["IndexName"].as_str() {
            arn = format!("{arn}/index/{index}");
            keys = &table.indexes.iter().find(|one| one.name == index).expect("the index").keys;
        }
        let condition = body["KeyConditionExpression"].as_str().expect("a key condition");
        let value = condition.split(" AND ").find_map(|part| {
            let (name, value) = part.split_once(" = ")?;
            let name = body["ExpressionAttributeNames"][name].as_str().unwrap_or(name);
            (name == keys[0]).then(|| body["ExpressionAttributeValues"][value]["S"].as_str())?
        });
        let value = value.expect("a partition key").to_owned();
        Call::new("dynamodb:Query", arn).with(LEADING_KEYS, [value])
    }

    fn sqs(&self, operation: &str, body: &Value) -> Call {
        let url = body["QueueUrl"].as_str().expect("a queue");
        let id = self.queues.get(url).map_or("?", String::as_str);
        // One permission for both.
        let operation = if operation == "SendMessageBatch" { "SendMessage" } else { operation };
        Call::new(format!("sqs:{operation}"), format!("${{{id}.Arn}}"))
    }

    fn events(&self, body: &Value) -> Vec<Call> {
        let bus = &self.facts().bus;
        let entries = body["Entries"].as_array().expect("entries");
        let one = |entry: &Value| {
            let id = if entry["EventBusName"] == bus.name.as_str() { &bus.id } else { "?" };
            let source = entry["Source"].as_str().expect("a source").to_owned();
            Call::new("events:PutEvents", format!("${{{id}.Arn}}")).with("events:source", [source])
        };
        entries.iter().map(one).collect()
    }

    fn management(&self, asked: &Asked<'_>) -> Call {
        let Facts { region, account, stage, .. } = self.facts();
        let place = format!("arn:aws:execute-api:{region}:{account}:${{SocketApi}}");
        let path = asked.path.trim_start_matches('/');
        // The method stands between stage and path.
        let resource = match path.split_once('/') {
            Some((of, rest)) if of == stage => format!("{place}/{of}/{}/{rest}", asked.method),
            _ => format!("{place}/?/{path}"),
        };
        Call::new("execute-api:ManageConnections", resource)
    }
}
