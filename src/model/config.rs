//! What a user can set about an analysis.

use std::collections::BTreeSet;

use jiff::civil::Date;

/// Settings of an analysis; the same articles and settings give the same comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Day by which relative dates of all articles resolve, instead of their own dates.
    pub reference_date: Option<Date>,
    /// Rules that are switched off, by their stable names.
    pub muted_rules: BTreeSet<String>,
}
