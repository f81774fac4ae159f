//! Conformance of the Runtime API and of the public Invoke API, one fact of the wire per test. A
//! plain HTTP client plays the function's process; real ones are in `processes`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use emulator_lambda::{FunctionConfig, Invoke, InvokeError, Options, PAYLOAD_BYTES, RuntimeApi};
use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

type Answer = Result<Bytes, InvokeError>;

/// A served Runtime API with one function, `f`, and a client that plays its process.
struct Platform {
    api: RuntimeApi,
    base: String,
    client: Client,
    stop: Option<oneshot::Sender<()>>,
    served: JoinHandle<std::io::Result<()>>,
}

impl Platform {
    async fn start(function: FunctionConfig) -> Self {
        let api = RuntimeApi::new(Options::default());
        api.register(function).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel();
        let served = tokio::spawn(api.clone().serve(listener, async move {
            let _ = stopped.await;
        }));
        Self { api, base, client: Client::new(), stop: Some(stop), served }
    }

    async fn with_defaults() -> Self {
        Self::start(FunctionConfig::new("f")).await
    }

    /// An invocation that waits for its answer.
    fn invoke(&self, payload: &'static str) -> JoinHandle<Answer> {
        let api = self.api.clone();
        tokio::spawn(async move { api.invoke("f", Bytes::from_static(payload.as_bytes())).await })
    }

    async fn next(&self) -> Response {
        self.get("/f/2018-06-01/runtime/invocation/next").await
    }

    /// Takes an invocation and answers its id.
    async fn take(&self) -> String {
        header(&self.next().await, "lambda-runtime-aws-request-id")
    }

    async fn get(&self, path: &str) -> Response {
        self.client.get(format!("{}{path}", self.base)).send().await.unwrap()
    }

    async fn post(&self, path: &str, body: impl Into<reqwest::Body>) -> Response {
        self.client.post(format!("{}{path}", self.base)).body(body).send().await.unwrap()
    }

    async fn respond(&self, id: &str, body: impl Into<reqwest::Body>) -> Response {
        self.post(&format!("/f/2018-06-01/runtime/invocation/{id}/response"), body).await
    }
}

fn header(response: &Response, name: &str) -> String {
    response.headers()[name].to_str().unwrap().to_owned()
}

async fn json_of(response: Response) -> Value {
    response.json().await.unwrap()
}

fn function_error(error_type: &str, message: &str) -> Answer {
    let (error_type, message) = (error_type.to_owned(), message.to_owned());
    Err(InvokeError::Function { error_type, message })
}

#[tokio::test]
async fn next_hands_over_the_payload_and_its_context() {
    let platform = Platform::with_defaults().await;
    let _waiting = platform.invoke(r#"{"a":1}"#);
    let next = platform.next().await;
    assert_eq!(next.status(), StatusCode::OK);
    assert_eq!(header(&next, "content-type"), "application/json");
    assert_eq!(
        header(&next, "lambda-runtime-invoked-function-arn"),
        "arn:aws:lambda:us-east-1:000000000000:function:f"
    );
    let id = header(&next, "lambda-runtime-aws-request-id");
    assert_eq!(id.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
    let trace = header(&next, "lambda-runtime-trace-id");
    let root = trace.strip_prefix("Root=1-").unwrap().split(';').next().unwrap();
    assert_eq!(root.split('-').map(str::len).collect::<Vec<_>>(), [8, 24], "{trace}");
    assert_eq!(next.bytes().await.unwrap(), r#"{"a":1}"#);
}

#[tokio::test]
async fn the_deadline_is_the_hand_over_plus_the_time_out() {
    let timeout = Duration::from_secs(29);
    let platform = Platform::start(FunctionConfig::new("f").timeout(timeout)).await;
    let _waiting = platform.invoke("{}");
    let now_ms = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
    let before = now_ms();
    let deadline = header(&platform.next().await, "lambda-runtime-deadline-ms");
    let handed_over = deadline.parse::<u128>().unwrap() - timeout.as_millis();
    assert!((before..=now_ms()).contains(&handed_over), "{handed_over}, {before}");
}

#[tokio::test]
async fn a_poll_waits_for_the_next_invocation() {
    let platform = Platform::with_defaults().await;
    let client = platform.client.clone();
    let url = format!("{}/f/2018-06-01/runtime/invocation/next", platform.base);
    let poll = tokio::spawn(async move { client.get(url).send().await.unwrap() });
    let _waiting = platform.invoke("7");
    assert_eq!(poll.await.unwrap().bytes().await.unwrap(), "7");
}

#[tokio::test]
async fn a_response_is_the_result_and_is_accepted_once() {
    let platform = Platform::with_defaults().await;
    let waiting = platform.invoke("{}");
    let id = platform.take().await;
    let accepted = platform.respond(&id, r#"{"ok":true}"#).await;
    assert_eq!(accepted.status(), StatusCode::ACCEPTED);
    assert_eq!(json_of(accepted).await, json!({"status": "OK"}));
    assert_eq!(waiting.await.unwrap().unwrap(), r#"{"ok":true}"#);
    let again = platform.respond(&id, "{}").await;
    assert_eq!(again.status(), StatusCode::BAD_REQUEST);
    assert_eq!(json_of(again).await["errorType"], "InvalidRequestID");
}

#[tokio::test]
async fn errors_reach_the_caller_with_type_and_message() {
    let platform = Platform::with_defaults().await;
    let cases = [
        (r#"{"errorType":"T","errorMessage":"m","stackTrace":[]}"#, Some("H"), "T", "m"),
        (r#"{"errorMessage":"m"}"#, Some("H"), "H", "m"),
        (r#"{"errorType":"T"}"#, None, "T", ""),
        ("not json", Some("H"), "H", ""),
        ("", None, "Unhandled", ""),
    ];
    for (body, of_header, error_type, message) in cases {
        let waiting = platform.invoke("{}");
        let id = platform.take().await;
        let url = format!("{}/f/2018-06-01/runtime/invocation/{id}/error", platform.base);
        let mut request = platform.client.post(url).body(body);
        if let Some(value) = of_header {
            request = request.header("Lambda-Runtime-Function-Error-Type", value);
        }
        assert_eq!(request.send().await.unwrap().status(), StatusCode::ACCEPTED, "{body}");
        assert_eq!(waiting.await.unwrap(), function_error(error_type, message), "{body}");
    }
}

#[tokio::test]
async fn an_init_error_fails_what_waits_for_the_first_instance() {
    let platform = Platform::with_defaults().await;
    let invoke = platform.invoke("{}");
    tokio::task::yield_now().await;
    let url = "/f/2018-06-01/runtime/init/error";
    let mut waiting = std::pin::pin!(invoke);
    // Reported until the invocation waits: a function that cannot start is started again.
    let answer = loop {
        let body = r#"{"errorType":"Runtime.InitError","errorMessage":"no table"}"#;
        assert_eq!(platform.post(url, body).await.status(), StatusCode::ACCEPTED);
        tokio::select! {
            biased;
            answer = &mut waiting => break answer.unwrap(),
            () = tokio::task::yield_now() => {}
        }
    };
    assert_eq!(answer, function_error("Runtime.InitError", "no table"));
}

#[tokio::test]
async fn a_late_answer_is_refused() {
    let function = FunctionConfig::new("f").timeout(Duration::from_millis(30));
    let platform = Platform::start(function).await;
    let waiting = platform.invoke("{}");
    let id = platform.take().await;
    assert_eq!(waiting.await.unwrap(), Err(InvokeError::TimedOut));
    let late = platform.respond(&id, "{}").await;
    assert_eq!(late.status(), StatusCode::BAD_REQUEST);
    assert_eq!(json_of(late).await["errorType"], "InvalidRequestID");
}

#[tokio::test]
async fn a_response_of_6_mib_is_accepted_and_a_larger_one_is_not() {
    let platform = Platform::with_defaults().await;
    for (bytes, status) in
        [(PAYLOAD_BYTES, StatusCode::ACCEPTED), (PAYLOAD_BYTES + 1, StatusCode::PAYLOAD_TOO_LARGE)]
    {
        let waiting = platform.invoke("{}");
        let id = platform.take().await;
        assert_eq!(platform.respond(&id, "x".repeat(bytes)).await.status(), status, "{bytes}");
        match waiting.await.unwrap() {
            Ok(result) => assert_eq!(result.len(), bytes),
            Err(InvokeError::Function { error_type, .. }) => {
                assert_eq!(
                    (bytes, &*error_type),
                    (PAYLOAD_BYTES + 1, "Function.ResponseSizeTooLarge")
                );
            }
            Err(other) => panic!("{other}"),
        }
    }
}

#[tokio::test]
async fn a_request_larger_than_6_mib_reaches_no_function() {
    let platform = Platform::with_defaults().await;
    let large = Bytes::from("x".repeat(PAYLOAD_BYTES + 1));
    let Err(InvokeError::Function { error_type, .. }) = platform.api.invoke("f", large).await
    else {
        panic!("a large request was taken");
    };
    assert_eq!(error_type, "RequestTooLargeException");
}

#[tokio::test]
async fn functions_that_do_not_exist_are_named() {
    let platform = Platform::with_defaults().await;
    let unknown = platform.api.invoke("g", Bytes::from_static(b"{}")).await;
    assert_eq!(unknown, Err(InvokeError::UnknownFunction("g".to_owned())));
    let poll = platform.get("/g/2018-06-01/runtime/invocation/next").await;
    assert_eq!(poll.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_instance_that_was_not_started_here_gets_nothing() {
    let platform = Platform::with_defaults().await;
    let _waiting = platform.invoke("{}");
    let foreign = platform.get("/f/4711/2018-06-01/runtime/invocation/next").await;
    assert_eq!(foreign.status(), StatusCode::FORBIDDEN);
    assert_eq!(platform.next().await.status(), StatusCode::OK, "the invocation still waits");
}

#[tokio::test]
async fn an_invocation_that_finds_no_instance_is_throttled() {
    let mut function = FunctionConfig::new("f");
    function.longest_wait = Duration::from_millis(30);
    let platform = Platform::start(function).await;
    assert_eq!(platform.invoke("{}").await.unwrap(), Err(InvokeError::Throttled));

    let mut function = FunctionConfig::new("f");
    function.max_waiting = 0;
    let platform = Platform::start(function).await;
    assert_eq!(platform.invoke("{}").await.unwrap(), Err(InvokeError::Throttled));
}

#[tokio::test]
async fn each_function_gets_its_own_invocations() {
    let platform = Platform::with_defaults().await;
    platform.api.register(FunctionConfig::new("g")).unwrap();
    let api = platform.api.clone();
    let _for_g = tokio::spawn(async move { api.invoke("g", Bytes::from_static(b"2")).await });
    let _for_f = platform.invoke("1");
    assert_eq!(platform.next().await.bytes().await.unwrap(), "1");
    let next = platform.get("/g/2018-06-01/runtime/invocation/next").await;
    assert_eq!(next.bytes().await.unwrap(), "2");
}

#[tokio::test]
async fn a_shutdown_ends_polls_and_fails_what_waits() {
    let mut platform = Platform::with_defaults().await;
    let client = platform.client.clone();
    let url = format!("{}/f/2018-06-01/runtime/invocation/next", platform.base);
    let held = platform.invoke("{}");
    let id = platform.take().await;
    let poll = tokio::spawn(async move { client.get(url).send().await?.bytes().await });
    // What is held may still be answered, so the answer comes first and the server ends at once.
    platform.respond(&id, "1").await;
    held.await.unwrap().unwrap();
    platform.stop.take().unwrap().send(()).unwrap();
    // Not an answer: only a connection that breaks off makes every runtime end itself.
    assert!(poll.await.unwrap().is_err());
    (&mut platform.served).await.unwrap().unwrap();
    assert_eq!(platform.invoke("{}").await.unwrap(), Err(InvokeError::Throttled));
}

/// What a process answers, and what the caller of the public API then sees.
#[tokio::test]
async fn the_public_api_answers_as_lambda_does() {
    let platform = Platform::with_defaults().await;
    let url = format!("{}/2015-03-31/functions/f/invocations", platform.base);
    let call = |body: &'static str| tokio::spawn(platform.client.post(&url).body(body).send());

    let caller = call(r#"{"a":1}"#);
    let next = platform.next().await;
    let id = header(&next, "lambda-runtime-aws-request-id");
    assert_eq!(next.bytes().await.unwrap(), r#"{"a":1}"#);
    platform.respond(&id, "[1]").await;
    let answer = caller.await.unwrap().unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(header(&answer, "x-amz-executed-version"), "$LATEST");
    assert!(!answer.headers().contains_key("x-amz-function-error"));
    assert_eq!(json_of(answer).await, json!([1]));

    let caller = call("");
    let next = platform.next().await;
    let id = header(&next, "lambda-runtime-aws-request-id");
    assert_eq!(next.bytes().await.unwrap(), "{}", "no payload is an empty object");
    let path = format!("/f/2018-06-01/runtime/invocation/{id}/error");
    platform.post(&path, r#"{"errorType":"T","errorMessage":"m"}"#).await;
    let answer = caller.await.unwrap().unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "a function's error is no error of Lambda");
    assert_eq!(header(&answer, "x-amz-function-error"), "Unhandled");
    assert_eq!(json_of(answer).await, json!({"errorType": "T", "errorMessage": "m"}));
}

#[tokio::test]
async fn the_public_api_refuses_as_lambda_does() {
    let mut function = FunctionConfig::new("f");
    function.max_waiting = 0;
    let platform = Platform::start(function).await;
    let large = "1".repeat(PAYLOAD_BYTES + 1);
    let event_too_large = "1".repeat(1024 * 1024 + 1);
    let cases: [(&str, &str, &str, u16, &str); 7] = [
        ("g", "RequestResponse", "{}", 404, "ResourceNotFoundException"),
        ("f", "RequestResponse", "{", 400, "InvalidRequestContentException"),
        ("f", "RequestResponse", &large, 413, "RequestTooLargeException"),
        ("f", "Event", &event_too_large, 413, "RequestTooLargeException"),
        ("f", "Sometimes", "{}", 400, "InvalidParameterValueException"),
        ("f", "RequestResponse", "{}", 429, "TooManyRequestsException"),
        ("f:live", "RequestResponse", "{}", 429, "TooManyRequestsException"),
    ];
    for (function, kind, body, status, code) in cases {
        let url = format!("{}/2015-03-31/functions/{function}/invocations", platform.base);
        let request = platform.client.post(url).header("X-Amz-Invocation-Type", kind);
        let answer = request.body(body.to_owned()).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), status, "{code}");
        assert_eq!(header(&answer, "x-amzn-errortype"), code);
        let body = json_of(answer).await;
        assert_eq!(body["Type"], "User", "{body}");
    }
}

#[tokio::test]
async fn asynchronous_invocations_and_dry_runs_answer_at_once() {
    let platform = Platform::with_defaults().await;
    let url = format!("{}/2015-03-31/functions/f/invocations", platform.base);
    for (kind, status) in [("DryRun", 204), ("Event", 202)] {
        let request = platform.client.post(&url).header("X-Amz-Invocation-Type", kind);
        let answer = request.body(format!("{kind:?}")).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), status, "{kind}");
        assert_eq!(answer.bytes().await.unwrap(), "");
    }
    assert_eq!(platform.next().await.bytes().await.unwrap(), r#""Event""#, "only this one runs");
}

#[tokio::test]
async fn a_time_out_is_told_as_lambda_tells_it() {
    let function = FunctionConfig::new("f").timeout(Duration::from_millis(30));
    let platform = Platform::start(function).await;
    let url = format!("{}/2015-03-31/functions/f/invocations", platform.base);
    let caller = tokio::spawn(platform.client.post(&url).body("{}").send());
    platform.take().await;
    let answer = caller.await.unwrap().unwrap();
    assert_eq!(header(&answer, "x-amz-function-error"), "Unhandled");
    let body = json_of(answer).await;
    assert_eq!(body["errorType"], "Sandbox.Timedout");
    assert!(body["errorMessage"].as_str().unwrap().ends_with("timed out after 0.03 seconds"));
}
