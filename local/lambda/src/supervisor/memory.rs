//! How much memory a process uses, from Linux's `/proc`. Elsewhere nothing is known.

/// Resident memory of a process, in KiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProcessMemory {
    /// `VmRSS`: now.
    pub resident_kib: u64,
    /// `VmHWM`: the most so far.
    pub peak_kib: u64,
}

/// The memory of a running process; `None` when it has ended or the system does not say.
pub(super) fn of_process(pid: u32) -> Option<ProcessMemory> {
    parse(&std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?)
}

fn parse(status: &str) -> Option<ProcessMemory> {
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse().ok()
    };
    Some(ProcessMemory { resident_kib: field("VmRSS:")?, peak_kib: field("VmHWM:")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_two_fields() {
        let status = "Name:\techo\nVmPeak:\t  9000 kB\nVmHWM:\t    4096 kB\nVmRSS:\t    3072 kB\n";
        let memory = ProcessMemory { resident_kib: 3072, peak_kib: 4096 };
        assert_eq!(parse(status), Some(memory));
        for incomplete in ["", "VmRSS:\t3072 kB\n", "VmRSS:\nVmHWM:\n", "State:\tZ (zombie)\n"] {
            assert_eq!(parse(incomplete), None, "{incomplete:?}");
        }
    }
}
