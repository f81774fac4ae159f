//! The contract's routes, and `/control/faults` beside it: from HTTP to a call and back.

use std::time::Duration;

use aisle_domain::ids::{IdempotencyKey, OrderNumber, ProductId, ShopperId};
use axum::Json;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures::stream;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::Shop;
use crate::action::{Action, Outcome};
use crate::faults::{Fault, PlannedFault};

/// The routes of a shop. With a token, only who shows it is served.
pub fn routes(shop: Shop, token: Option<String>) -> Router {
    let contract = Router::new()
        .route("/v1/orders/{number}", get(order))
        .route("/v1/customers/{id}", get(customer))
        .route("/v1/customers/{id}/orders", get(orders_of))
        .route("/v1/products/{id}", get(product))
        .route("/v1/actions/{key}", get(outcome))
        .layer(middleware::from_fn_with_state(shop.clone(), faulty_read))
        .route("/v1/actions", axum::routing::post(act))
        .layer(middleware::from_fn(move |request, next| permitted(token.clone(), request, next)));
    let control = get(planned).post(plan).delete(forget);
    contract.route("/control/faults", control).fallback(no_route).with_state(shop)
}

async fn permitted(token: Option<String>, request: Request, next: Next) -> Response {
    let shown = request.headers().get(header::AUTHORIZATION).map(HeaderValue::as_bytes);
    let expected = token.map(|token| format!("Bearer {token}"));
    if expected.is_none_or(|expected| shown == Some(expected.as_bytes())) {
        next.run(request).await
    } else {
        error(StatusCode::UNAUTHORIZED, "unauthorized")
    }
}

fn error(status: StatusCode, name: &str) -> Response {
    (status, Json(json!({ "error": name }))).into_response()
}

fn found<T: Serialize>(value: Option<T>) -> Response {
    value.map_or_else(not_found, |value| Json(value).into_response())
}

fn not_found() -> Response {
    error(StatusCode::NOT_FOUND, "not_found")
}

async fn no_route() -> Response {
    error(StatusCode::NOT_FOUND, "no_route")
}

// What is no identifier names nothing.

async fn order(State(shop): State<Shop>, Path(number): Path<String>) -> Response {
    found(OrderNumber::parse(&number).ok().and_then(|number| shop.order(&number)))
}

async fn customer(State(shop): State<Shop>, Path(id): Path<String>) -> Response {
    found(ShopperId::new(id).ok().and_then(|id| shop.customer(&id)))
}

async fn product(State(shop): State<Shop>, Path(id): Path<String>) -> Response {
    found(ProductId::new(id).ok().and_then(|id| shop.product(&id)))
}

#[derive(Deserialize)]
struct Limit {
    #[serde(default = "most")]
    limit: usize,
}

const fn most() -> usize {
    20
}

async fn orders_of(
    State(shop): State<Shop>,
    Path(id): Path<String>,
    Query(Limit { limit }): Query<Limit>,
) -> Response {
    let id = ShopperId::new(id).ok();
    found(id.map(|id| shop.orders_of(&id, limit.clamp(1, 20))))
}

async fn outcome(State(shop): State<Shop>, Path(key): Path<String>) -> Response {
    let known = IdempotencyKey::new(key).ok().and_then(|key| shop.outcome(&key));
    known.map_or_else(not_found, answer)
}

fn answer(outcome: Outcome) -> Response {
    match outcome {
        Outcome::Done(receipt) => Json(receipt).into_response(),
        Outcome::Refused(reason) => {
            let body = Json(json!({"error": "refused", "reason": reason}));
            (StatusCode::UNPROCESSABLE_ENTITY, body).into_response()
        }
        Outcome::Changed => error(StatusCode::CONFLICT, "changed"),
        Outcome::NotFound => not_found(),
    }
}

async fn act(State(shop): State<Shop>, headers: HeaderMap, body: String) -> Response {
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok());
    let Some(key) = key.and_then(|key| IdempotencyKey::new(key).ok()) else {
        return error(StatusCode::BAD_REQUEST, "no_idempotency_key");
    };
    let Ok(action) = serde_json::from_str::<Action>(&body) else {
        return error(StatusCode::BAD_REQUEST, "invalid");
    };
    let fault = shop.fault(true);
    match &fault {
        Some(Fault::Twice) => {
            shop.act(&key, &action);
        }
        Some(Fault::ChangesUnder) => shop.change_under(&action),
        Some(Fault::Refuses) => return answer(shop.refuse(&key)),
        Some(fault) => {
            if let Some(refusal) = refusal(fault) {
                return refusal;
            }
        }
        None => {}
    }
    spoiled(fault, answer(shop.act(&key, &action))).await
}

async fn faulty_read(State(shop): State<Shop>, request: Request, next: Next) -> Response {
    let fault = shop.fault(false);
    if let Some(refusal) = fault.as_ref().and_then(refusal) {
        return refusal;
    }
    spoiled(fault, next.run(request).await).await
}

/// The answer of a fault for which nothing is done.
fn refusal(fault: &Fault) -> Option<Response> {
    let (status, retry_after) = match fault {
        Fault::Unavailable { retry_after } => (StatusCode::SERVICE_UNAVAILABLE, retry_after),
        Fault::TooMany { retry_after } => (StatusCode::TOO_MANY_REQUESTS, retry_after),
        _ => return None,
    };
    let mut response = error(status, "unavailable");
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    Some(response)
}

/// An answer after its fault.
async fn spoiled(fault: Option<Fault>, response: Response) -> Response {
    match fault {
        Some(Fault::Late { millis }) => {
            tokio::time::sleep(Duration::from_millis(millis)).await;
            response
        }
        Some(Fault::LostAnswer) => {
            // A body that breaks off makes the server close the connection.
            let broken = stream::once(async { Err::<&str, _>(std::io::Error::other("lost")) });
            Body::from_stream(broken).into_response()
        }
        Some(Fault::Garbage) => "{\"number\": ".into_response(),
        Some(Fault::Endless) => {
            let spaces = stream::repeat_with(|| Ok::<_, std::io::Error>(" ".repeat(64 * 1024)));
            Body::from_stream(spaces).into_response()
        }
        _ => response,
    }
}

async fn planned(State(shop): State<Shop>) -> Response {
    Json(shop.planned()).into_response()
}

async fn plan(State(shop): State<Shop>, Json(planned): Json<PlannedFault>) -> Response {
    if shop.plan(planned) {
        StatusCode::NO_CONTENT.into_response()
    } else {
        error(StatusCode::TOO_MANY_REQUESTS, "too_many_faults")
    }
}

async fn forget(State(shop): State<Shop>) -> Response {
    shop.forget_faults();
    StatusCode::NO_CONTENT.into_response()
}
