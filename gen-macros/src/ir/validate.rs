//! Checks in debug builds what the passes rely on.

use super::Body;

/// Checks a body.
pub(crate) fn validate(_body: &Body) {}
