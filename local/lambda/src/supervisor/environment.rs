//! The environment of a function's process ("Using Lambda environment variables"). A process gets
//! this and what its function is given, and nothing of the environment the emulator runs in.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;

use uuid::Uuid;

use crate::function::FunctionConfig;
use crate::runtime_api::{InstanceId, Options};

/// What is passed on from the emulator's own environment, where it is set.
const PASSED_ON: [&str; 1] = ["PATH"];

pub(super) struct Surroundings<'a> {
    pub runtime_api: SocketAddr,
    pub options: &'a Options,
    pub function: &'a FunctionConfig,
    pub binary: &'a Path,
    /// Of the function; takes precedence over what Lambda lets a function set.
    pub given: &'a BTreeMap<String, String>,
}

impl Surroundings<'_> {
    /// All variables of one instance.
    pub fn variables(&self, instance: InstanceId) -> BTreeMap<String, String> {
        let mut variables = BTreeMap::new();
        for name in PASSED_ON {
            // No setting of ours: it is handed on as it is.
            #[allow(clippy::disallowed_methods)]
            if let Ok(value) = std::env::var(name) {
                variables.insert(name.to_owned(), value);
            }
        }
        let mut set = |name: &str, value: String| variables.insert(name.to_owned(), value);
        set("LANG", "en_US.UTF-8".to_owned());
        set("TZ", ":UTC".to_owned());
        // Signatures are not checked on this machine, but the SDK wants to make them.
        set("AWS_ACCESS_KEY_ID", "local".to_owned());
        set("AWS_SECRET_ACCESS_KEY", "local".to_owned());
        set("AWS_REGION", self.options.region.clone());
        set("AWS_DEFAULT_REGION", self.options.region.clone());
        for (name, value) in self.given {
            set(name, value.clone());
        }
        let FunctionConfig { name: function, memory_mb, .. } = self.function;
        let task_root = self.binary.parent().map(|folder| folder.display().to_string());
        set("_HANDLER", "bootstrap".to_owned());
        set("LAMBDA_TASK_ROOT", task_root.unwrap_or_default());
        set("AWS_EXECUTION_ENV", "AWS_Lambda_provided.al2023".to_owned());
        set("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand".to_owned());
        set("AWS_LAMBDA_FUNCTION_NAME", function.clone());
        set("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST".to_owned());
        set("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", memory_mb.to_string());
        set("AWS_LAMBDA_LOG_GROUP_NAME", format!("/aws/lambda/{function}"));
        set("AWS_LAMBDA_LOG_STREAM_NAME", format!("[$LATEST]{}", Uuid::new_v4().simple()));
        // With the scheme: `lambda_runtime` panics at a path prefix without one.
        let runtime_api = format!("http://{}/{function}/{instance}", self.runtime_api);
        set("AWS_LAMBDA_RUNTIME_API", runtime_api);
        variables
    }
}
