//! The sieves that join mentions, the most precise first; one a file.
//!
//! A sieve may join chains, never part them, and each sees what those before it have learnt.

mod age;
mod agent;
mod alias;
mod apposition;
mod broader;
mod called;
mod epithet;
mod government;
mod institution;
mod kin;
mod lead;
mod person;
mod predicate;
mod pronoun;
mod relative;
mod role;
mod same_head;
mod same_name;

use super::candidate::Candidate;
use super::clusters::Clusters;
use super::words::Words;

/// Runs every sieve in order.
pub(super) fn run(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    relative::join(mentions, clusters);
    same_name::join(words, mentions, clusters);
    alias::join(words, mentions, clusters);
    apposition::join(words, mentions, clusters);
    predicate::join(words, mentions, clusters);
    called::join(words, mentions, clusters);
    person::join(mentions, clusters);
    lead::join(words, mentions, clusters);
    age::join(words, mentions, clusters);
    government::join(words, mentions, clusters);
    same_name::join_descriptions(words, mentions, clusters);
    institution::join(words, mentions, clusters);
    same_head::join(words, mentions, clusters);
    role::join(words, mentions, clusters);
    kin::join(mentions, clusters);
    agent::join(words, mentions, clusters);
    age::identified(words, mentions, clusters);
    agent::named_next(words, mentions, clusters);
    epithet::join(words, mentions, clusters);
    broader::join(words, mentions, clusters);
    pronoun::join(words, mentions, clusters);
}
