//! The Runtime API as an object: functions are registered here, processes attach here, callers
//! invoke here. The routes are in `routes` and `public_api`, the bookkeeping in `dispatch`.

mod body;
mod dispatch;
mod public_api;
mod routes;

use std::collections::BTreeMap;
use std::future::Future;
use std::io;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use bytes::Bytes;
use tokio::net::TcpListener;
use tokio::sync::watch;

pub(crate) use self::dispatch::{Attachment, Dispatch, InstanceId};
use crate::function::{FunctionConfig, RegisterError};
use crate::invoke::{Invoke, InvokeError};

/// Longest time that requests under way get after the shutdown.
const SHUTDOWN_TIME: Duration = Duration::from_secs(3);

/// Where the functions pretend to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Goes into ARNs and into the functions' environment.
    pub region: String,
    /// Twelve digits; goes into ARNs.
    pub account: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { region: "us-east-1".to_owned(), account: "000000000000".to_owned() }
    }
}

/// Registered functions, their waiting invocations, and the server that processes poll. Clones
/// share everything.
#[derive(Clone)]
pub struct RuntimeApi {
    inner: Arc<Inner>,
}

struct Inner {
    options: Options,
    functions: RwLock<BTreeMap<String, Arc<Dispatch>>>,
}

impl RuntimeApi {
    /// A Runtime API without functions.
    pub fn new(options: Options) -> Self {
        Self { inner: Arc::new(Inner { options, functions: RwLock::default() }) }
    }

    /// Makes a function known. Its invocations wait until a process polls for them.
    pub fn register(&self, function: FunctionConfig) -> Result<(), RegisterError> {
        function.check()?;
        let mut functions = self.inner.functions.write().unwrap_or_else(PoisonError::into_inner);
        if functions.contains_key(&function.name) {
            return Err(RegisterError::Duplicate(function.name));
        }
        let arn = self.arn(&function.name);
        functions.insert(function.name.clone(), Arc::new(Dispatch::new(function, arn)));
        Ok(())
    }

    /// The ARN that a function of this name has, or would have.
    pub fn arn(&self, function: &str) -> String {
        let Options { region, account } = &self.inner.options;
        format!("arn:aws:lambda:{region}:{account}:function:{function}")
    }

    /// Where the functions pretend to be.
    pub fn options(&self) -> &Options {
        &self.inner.options
    }

    /// Serves the Runtime API of every function, and the public Invoke API, until `shutdown`
    /// completes. Polls then end without an invocation, so that a runtime nobody supervises
    /// exits; answers under way get three seconds.
    pub async fn serve(
        self,
        listener: TcpListener,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> io::Result<()> {
        let (stop, mut stopped) = watch::channel(false);
        let app = routes::router().merge(public_api::router()).with_state(self.clone());
        let signal = async move {
            shutdown.await;
            self.close();
            stop.send_replace(true);
        };
        let overdue = async move {
            // Ends by the signal, or because the server is gone and with it the sender.
            let _ = stopped.wait_for(|stop| *stop).await;
            tokio::time::sleep(SHUTDOWN_TIME).await;
        };
        tokio::select! {
            served = axum::serve(listener, app).with_graceful_shutdown(signal).into_future() => served,
            () = overdue => Ok(()),
        }
    }

    fn close(&self) {
        for dispatch in self.inner.functions.read().unwrap_or_else(PoisonError::into_inner).values()
        {
            dispatch.close();
        }
    }

    pub(crate) fn dispatch(&self, function: &str) -> Option<Arc<Dispatch>> {
        let functions = self.inner.functions.read().unwrap_or_else(PoisonError::into_inner);
        functions.get(function).cloned()
    }
}

#[async_trait::async_trait]
impl Invoke for RuntimeApi {
    /// Dropping the future does not stop the function, as a client of Lambda cannot either.
    async fn invoke(&self, function: &str, payload: Bytes) -> Result<Bytes, InvokeError> {
        let dispatch = self
            .dispatch(function)
            .ok_or_else(|| InvokeError::UnknownFunction(function.to_owned()))?;
        tokio::spawn(dispatch.run(payload)).await.unwrap_or(Err(InvokeError::Crashed))
    }
}
