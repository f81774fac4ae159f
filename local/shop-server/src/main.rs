//! The command `shop-server`.

use std::path::PathBuf;
use std::process::ExitCode;

use aisle_shop_server::{Shop, serve};
use clap::Parser;
use jiff::Timestamp;
use tokio::net::TcpListener;

/// A sample shop behind the HTTP contract of docs/shop-openapi.json, on this machine. Faults are
/// planned with POST /control/faults: docs/adding-a-connector.md.
#[derive(Debug, Parser)]
#[command(name = "shop-server", version)]
struct Options {
    /// The port; 0 takes a free one.
    #[arg(long, default_value_t = 4080)]
    port: u16,
    /// A shop file (docs/shop-format.md); without it the shop is empty.
    #[arg(long)]
    shop: Option<PathBuf>,
    /// Serves only who shows this token.
    #[arg(long, env = "SHOP_SERVER_TOKEN", hide_env_values = true)]
    token: Option<String>,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Result<(), String> {
    let shop = Shop::new(Timestamp::now);
    if let Some(path) = &options.shop {
        let text = std::fs::read_to_string(path)
            .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        eprintln!("{}", shop.load(&text)?);
    }
    let listener = TcpListener::bind(("127.0.0.1", options.port))
        .await
        .map_err(|error| format!("port {} cannot be used: {error}", options.port))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("http://{address}");
    let stop = async { drop(tokio::signal::ctrl_c().await) };
    serve(listener, shop, options.token, stop).await.map_err(|error| error.to_string())
}
