//! The data folder: which file is what, and the lock that keeps a second platform out.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::platform::PlatformError;

/// The paths in a data folder.
#[derive(Debug, Clone)]
pub struct DataPaths(PathBuf);

impl DataPaths {
    /// The paths in a folder, which need not exist.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }

    /// The folder itself.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Conversations, orders, products.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.0.join("aisle.db")
    }

    /// Queue messages.
    #[must_use]
    pub fn queues(&self) -> PathBuf {
        self.0.join("queues.db")
    }

    /// What was published, one JSON a line.
    #[must_use]
    pub fn events(&self) -> PathBuf {
        self.0.join("events.jsonl")
    }

    /// The compiled merchant pack.
    #[must_use]
    pub fn pack(&self) -> PathBuf {
        self.0.join("pack")
    }

    /// The generated secrets; mode 600.
    #[must_use]
    pub fn secrets(&self) -> PathBuf {
        self.0.join("secrets.json")
    }

    /// The addresses of the platform that runs on this folder.
    #[must_use]
    pub fn addresses(&self) -> PathBuf {
        self.0.join("platform.json")
    }

    /// The functions' environment, for `cargo lambda watch --env-file`; mode 600.
    #[must_use]
    pub fn environment(&self) -> PathBuf {
        self.0.join("functions.env")
    }

    fn lock(&self) -> PathBuf {
        self.0.join("lock")
    }
}

/// A data folder that no other platform has. Dropping it lets the next one in.
#[derive(Debug)]
pub struct DataFolder {
    /// Its paths.
    pub paths: DataPaths,
    _lock: File,
}

impl DataFolder {
    /// Opens a folder, making it if it is missing.
    ///
    /// # Errors
    /// [`PlatformError::FolderInUse`] when a running platform has it, or
    /// [`PlatformError::Folder`].
    pub fn open(folder: &Path) -> Result<Self, PlatformError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| PlatformError::Folder { path, source }
        };
        make(folder).map_err(failed(folder))?;
        // Absolute, because function processes have working directories of their own.
        let paths = DataPaths::new(fs::canonicalize(folder).map_err(failed(folder))?);
        let path = paths.lock();
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(failed(&path))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { paths, _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(PlatformError::FolderInUse(folder.to_owned())),
            Err(TryLockError::Error(source)) => Err(failed(&path)(source)),
        }
    }
}

/// Makes the folder, for the owner only: it holds what shoppers wrote. One that exists stays as it is.
fn make(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Writes a file whole, so that a reader never sees half of it; only for the owner's eyes if
/// `private`.
///
/// # Errors
/// [`PlatformError::Folder`].
pub fn write_file(path: &Path, text: &str, private: bool) -> Result<(), PlatformError> {
    let beside = path.with_extension("new");
    let write = || {
        let mut options = OpenOptions::new();
        options.create(true).truncate(true).write(true);
        #[cfg(unix)]
        if private {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let _ = fs::remove_file(&beside);
        options.open(&beside)?.write_all(text.as_bytes())?;
        fs::rename(&beside, path)
    };
    write().map_err(|source| PlatformError::Folder { path: path.to_owned(), source })
}
