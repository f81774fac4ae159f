//! The functions' programs: where they are, what their variables become on this machine, and
//! starting one alone to hear what it makes of its environment.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::Command;
use tokio::time::timeout;

use crate::facts::{Facts, Function};
use crate::root;

/// Where a deployed function finds the pack.
const DEPLOYED_PACK: &str = "/var/task/pack";
/// Longer than any start here takes.
const PATIENCE: Duration = Duration::from_secs(20);
/// A server that nobody runs: refused at once.
const NOBODY: &str = "http://127.0.0.1:9";

/// The programs of a build.
pub struct Programs {
    /// What `make build` filled; None for those of this build.
    artifacts: Option<PathBuf>,
    /// The compiled pack, for those.
    pack: PathBuf,
}

impl Programs {
    /// Those of `AISLE_ARTIFACTS`, a folder that `make build` filled, or those of this build. A
    /// pack is compiled into a folder for the latter.
    pub fn find(folder: &Path) -> Self {
        let artifacts = std::env::var_os("AISLE_ARTIFACTS").map(PathBuf::from);
        if artifacts.is_none() {
            aisle_pack::compile(&root().join("merchant"), folder).expect("the pack compiles");
        }
        Self { artifacts, pack: folder.to_owned() }
    }

    pub fn binary(&self, name: &str) -> PathBuf {
        match &self.artifacts {
            Some(folder) => folder.join(name).join("bootstrap"),
            None => {
                let own = std::env::current_exe().unwrap();
                let folder = own.parent().and_then(Path::parent).unwrap();
                folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
            }
        }
    }

    fn pack(&self, name: &str) -> PathBuf {
        match &self.artifacts {
            Some(folder) => folder.join(name).join("pack"),
            None => self.pack.clone(),
        }
    }

    /// A function's environment with references resolved: those that `known` has, secrets, and the
    /// folder of the pack.
    pub fn environment(
        &self,
        name: &str,
        function: &Function,
        known: &BTreeMap<String, String>,
    ) -> BTreeMap<String, String> {
        let pack = self.pack(name).display().to_string();
        let resolve = |text: &str| {
            let mut text = with_secrets(text);
            for (reference, value) in known {
                text = text.replace(reference, value);
            }
            let text = if text == DEPLOYED_PACK { pack.clone() } else { text };
            assert!(!text.contains("${"), "{name}: {text} is not resolved");
            text
        };
        function.environment.iter().map(|(key, text)| (key.clone(), resolve(text))).collect()
    }
}

/// What a secret of Secrets Manager holds here: 64 characters, as a generated one has.
pub fn secret(name: &str) -> String {
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    letters.chars().cycle().take(64).collect()
}

fn with_secrets(text: &str) -> String {
    const BEGIN: &str = "{{resolve:secretsmanager:";
    const END: &str = ":SecretString:::}}";
    let mut resolved = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (name, after) = after.split_once(END).expect("a reference to a secret ends");
        resolved.push_str(before);
        resolved.push_str(&secret(name));
        rest = after;
    }
    resolved + rest
}

/// What every reference of the template becomes where nothing is running: to see what a program
/// makes of its environment before it calls anybody.
pub fn nothing_running(facts: &Facts) -> BTreeMap<String, String> {
    let tables = facts.tables.keys().map(|id| (reference(id), format!("{id}-table")));
    let queues = facts.queues.keys().map(|id| (reference(id), format!("{NOBODY}/{id}")));
    let bus = (reference(&facts.bus.id), facts.bus.name.clone());
    let endpoint = (management_endpoint(facts), format!("{NOBODY}/{}", facts.stage));
    tables.chain(queues).chain([bus, endpoint]).collect()
}

pub fn reference(id: &str) -> String {
    format!("${{{id}}}")
}

/// The management endpoint as the template writes it.
pub fn management_endpoint(Facts { region, stage, .. }: &Facts) -> String {
    format!("https://${{SocketApi}}.execute-api.{region}.amazonaws.com/{stage}")
}

/// Starts a program with an environment and nothing else, until it has read its settings.
///
/// # Errors
/// What it said when it ended instead.
pub async fn read_settings(
    binary: &Path,
    environment: &BTreeMap<String, String>,
) -> Result<BTreeSet<String>, String> {
    let mut command = Command::new(binary);
    command.env_clear().envs(environment);
    // Loud, and with nobody to call: it is ended as soon as it has said what it read.
    command.env("AISLE_LOG", "debug").env("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9");
    for name in ["AISLE_DYNAMODB_ENDPOINT", "AISLE_SQS_ENDPOINT", "AISLE_EVENTBRIDGE_ENDPOINT"] {
        command.env(name, NOBODY);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    let mut process = command.spawn().unwrap_or_else(|error| panic!("{binary:?}: {error}"));
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let mut said = String::new();
    let listening = async {
        while let Ok(Some(line)) = lines.next_line().await {
            let json: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
            if json["message"] == "settings read" {
                let variables = json["variables"].as_str().expect("names").split(' ');
                return Ok(variables.map(str::to_owned).collect());
            }
            said.push_str(&line);
        }
        Err(said)
    };
    timeout(PATIENCE, listening).await.unwrap_or_else(|_| panic!("{binary:?} says nothing"))
}
