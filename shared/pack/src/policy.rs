//! The policy of a pack: `policy/*.cedar` and `policy/terms.toml`.

use std::path::Path;

use aisle_aftersales::{Policy, PolicySource};

use crate::flows::names;
use crate::{PackError, read};

/// The folder of the policy, in both packs.
pub(crate) const POLICY: &str = "policy";

/// The policy of a folder. Without any rule everything is refused.
pub(crate) fn open(folder: &Path) -> Result<Policy, PackError> {
    let folder = folder.join(POLICY);
    let mut sources = Vec::new();
    for name in names(&folder, &["cedar", "toml"])? {
        let text = read(&folder.join(&name))?;
        sources.push(PolicySource { name, text });
    }
    Policy::load(&sources).map_err(PackError::Policy)
}
