//! What the socket's port serves besides the socket: a small page to chat in a browser.

use axum::Router;
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

/// Only what comes from here, and no other site may put it in a frame.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'";

/// Adds the page to the gateway's routes; a browser that opens `/` is sent to it.
pub fn beside(gateway: Router) -> Router {
    let mut pages = Router::new();
    for &(path, media_type, text) in aisle_client::page::FILES {
        pages = pages.route(path, get(move || async move { response(media_type, text) }));
    }
    gateway.merge(pages).layer(middleware::from_fn(to_the_page))
}

fn response(media_type: &'static str, text: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (StatusCode::OK, headers, text).into_response()
}

async fn to_the_page(request: Request, next: Next) -> Response {
    let wants_page = request.method() == Method::GET
        && request.uri().path() == "/"
        && !request.headers().contains_key(header::UPGRADE);
    if wants_page { Redirect::temporary("/chat").into_response() } else { next.run(request).await }
}
