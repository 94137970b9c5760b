//! The clock: when the run began. Nothing else knows the time; it comes into the ledger and onto the terminal only.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Utc};

use leveranceplan::{Error, Message};

/// The variable that sets the time for builds that can be repeated (reproducible-builds.org, SOURCE_DATE_EPOCH 1.1).
const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// The clock of a run.
pub(crate) struct Clock {
    began: Instant,
    now: DateTime<Utc>,
}

impl Clock {
    /// Reads the time: that of `SOURCE_DATE_EPOCH`, or of the machine.
    pub(crate) fn start() -> Result<Self, Error> {
        let set = std::env::var(VARIABLE).ok().filter(|text| !text.is_empty());
        let seconds = match &set {
            Some(text) => text.parse().ok(),
            None => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .ok()
                .and_then(|time| time.as_secs().try_into().ok()),
        };
        let now = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0)).ok_or_else(|| {
            Error::arguments(match set {
                Some(text) => Message::error("clock-variable").with("variable", VARIABLE).with("found", text),
                None => Message::error("clock-before-1970"),
            })
        })?;
        Ok(Self { began: Instant::now(), now })
    }

    /// The time in UTC, in whole seconds.
    pub(crate) const fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// How long the run has taken.
    pub(crate) fn taken(&self) -> Duration {
        self.began.elapsed()
    }
}
