//! The list of environment variables: names and what they mean. The documentation and the
//! deployment go by it.

/// One variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub meaning: &'static str,
    /// A value, to show the form.
    pub example: &'static str,
}

const fn variable(name: &'static str, meaning: &'static str, example: &'static str) -> Variable {
    Variable { name, meaning, example }
}

/// All variables. Another one that begins with `AISLE_` is a mistake and reported as such.
pub const VARIABLES: &[Variable] = &[
    variable("AISLE_TABLE", "table of conversations, connections and the board", "aisle"),
    variable("AISLE_ORDERS_TABLE", "table of orders", "aisle-orders"),
    variable("AISLE_CUSTOMERS_TABLE", "table of customers", "aisle-customers"),
    variable("AISLE_PRODUCTS_TABLE", "table of products", "aisle-products"),
    variable("AISLE_ACTIONS_TABLE", "table of what was done, by key", "aisle-actions"),
    variable(
        "AISLE_SHOP_URL",
        "address of the shop system that is asked instead of the tables (docs/adding-a-connector.md)",
        "https://shop.example.com/aisle",
    ),
    variable(
        "AISLE_SHOP_TOKEN",
        "what the shop system is shown, 32 characters at least: openssl rand -hex 32",
        "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
    ),
    variable(
        "AISLE_QUEUE_NLU_URL",
        "URL of the queue to nlu",
        "https://sqs.eu-central-1.amazonaws.com/123456789012/aisle-nlu",
    ),
    variable(
        "AISLE_QUEUE_ORDER_URL",
        "URL of the queue to order",
        "https://sqs.eu-central-1.amazonaws.com/123456789012/aisle-order",
    ),
    variable(
        "AISLE_QUEUE_HANDOFF_URL",
        "URL of the queue to handoff",
        "https://sqs.eu-central-1.amazonaws.com/123456789012/aisle-handoff",
    ),
    variable(
        "AISLE_QUEUE_SYNC_URL",
        "URL of the queue to sync",
        "https://sqs.eu-central-1.amazonaws.com/123456789012/aisle-sync",
    ),
    variable(
        "AISLE_SYNC_DEAD_LETTERS_URL",
        "URL of the queue of events that sync refused",
        "https://sqs.eu-central-1.amazonaws.com/123456789012/aisle-sync-dlq",
    ),
    variable(
        "AISLE_EVENT_ACCOUNTS",
        "AWS accounts whose events are taken, separated by commas",
        "123456789012",
    ),
    variable("AISLE_SHOP_NAME", "the shop that an event may name; any by default", "main"),
    variable(
        "AISLE_SHOP_RECORDS",
        "where orders and products are kept: tables (the default), or external, behind AISLE_SHOP_URL",
        "tables",
    ),
    variable("AISLE_BUS", "name of the event bus", "aisle"),
    variable(
        "AISLE_PUBLISH_UNDERSTOOD",
        "word `true` to publish what each message was understood as, `false` (the default) not to",
        "true",
    ),
    variable(
        "AISLE_MANAGEMENT_ENDPOINT",
        "management endpoint of the WebSocket API, with its stage",
        "https://abcdef123.execute-api.eu-central-1.amazonaws.com/prod",
    ),
    variable(
        "AISLE_RESUME_KEYS",
        "keys of resume tokens, `name:secret,name:secret`; the first signs, all are accepted",
        "k2:<32 bytes or more>,k1:<32 bytes or more>",
    ),
    variable(
        "AISLE_AGENT_KEY",
        "keys of agent tokens, in the same form; without them no agent is let in",
        "a1:<32 bytes or more>",
    ),
    variable(
        "AISLE_IDENTITY_SECRET",
        "secret of the identity hash; without it the hash is not accepted",
        "<32 bytes or more>",
    ),
    variable("AISLE_JWT_ALGORITHM", "how the merchant's site signs JWTs", "RS256"),
    variable(
        "AISLE_JWT_KEY",
        "the shared secret of HS256, or the public key in PEM of RS256 or ES256; \\n may stand for a line's end",
        "-----BEGIN PUBLIC KEY-----\\n…",
    ),
    variable("AISLE_JWT_ISSUER", "the `iss` that a JWT must have", "https://shop.example"),
    variable("AISLE_JWT_AUDIENCE", "the `aud` that a JWT must be for", "aisle"),
    variable(
        "AISLE_ALLOWED_ORIGINS",
        "sites that may embed the chat, separated by commas; `*` allows all, for local use only",
        "https://shop.example,https://www.shop.example",
    ),
    variable("AISLE_PACK", "folder of the merchant pack; `merchant` by default", "merchant"),
    variable(
        "AISLE_HANDOFF_WAIT_SECONDS",
        "after how long without a human the bot is offered back; 1 to 900, 180 by default",
        "180",
    ),
    variable("AISLE_LOG", "off, error, warn, info (the default), debug or trace", "info"),
    variable(
        "AISLE_DYNAMODB_ENDPOINT",
        "another endpoint of DynamoDB, for local use",
        "http://127.0.0.1:8000",
    ),
    variable(
        "AISLE_SQS_ENDPOINT",
        "another endpoint of SQS, for local use",
        "http://127.0.0.1:9324",
    ),
    variable(
        "AISLE_EVENTBRIDGE_ENDPOINT",
        "another endpoint of EventBridge, for local use",
        "http://127.0.0.1:9325",
    ),
];
