//! Attempts to break the checks: odd settings, odd environments, odd texts, false alarms.
