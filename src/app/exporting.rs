//! Writing a report of what is on screen, beside the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::{Comparison, Config};
use crate::report::{Parts, Report, csv, docx, html, json, markdown};
use crate::review::Decisions;
use crate::storage;

use super::{ReportFormat, State};

/// All that a report is made from, so that it can be written on another thread.
pub struct Order {
    path: PathBuf,
    format: ReportFormat,
    comparison: Arc<Comparison>,
    decisions: Decisions,
    parts: Parts,
}

impl Order {
    /// A report under `path`, in the format that its ending names, else in the one that is chosen.
    #[must_use]
    pub fn new(state: &State, path: PathBuf) -> Self {
        let format = ReportFormat::of_extension(&path).unwrap_or(state.format);
        let path = if path.extension().is_none() {
            path.with_extension(format.extension())
        } else {
            path
        };
        Self {
            path,
            format,
            comparison: state.story.comparison.clone(),
            decisions: state.decisions.clone(),
            parts: state.parts,
        }
    }

    /// Writes the report and returns its full path, or the reason why not.
    ///
    /// # Errors
    /// In words for a reader.
    pub fn write(&self) -> Result<PathBuf, String> {
        let report = Report {
            comparison: &self.comparison,
            config: &Config::default(),
            decisions: &self.decisions,
            parts: self.parts,
        };
        let bytes = match self.format {
            ReportFormat::Html => html::html(&report).into_bytes(),
            ReportFormat::Markdown => markdown::markdown(&report).into_bytes(),
            ReportFormat::Docx => docx::docx(&report),
            ReportFormat::Csv => csv::findings(&report).into_bytes(),
            ReportFormat::Json => json::reviewed(&report).into_bytes(),
        };
        save(&self.path, &bytes)?;
        if self.format == ReportFormat::Csv {
            save(&csv::entities_beside(&self.path), csv::entities(&report).as_bytes())?;
        }
        Ok(std::path::absolute(&self.path).unwrap_or_else(|_| self.path.clone()))
    }
}

fn save(path: &Path, bytes: &[u8]) -> Result<(), String> {
    storage::save(path, bytes).map_err(|error| format!("The report was not written. {error}"))
}
