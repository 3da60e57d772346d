//! Across articles: copied text, entities, events, passages; and the grouping of articles into stories.
//!
//! Always n-way. The order of the articles changes nothing but their ids. It must never judge:
//! whether aligned passages agree is the business of `compare`.

mod clusters;
mod copies;
mod entities;
mod events;
mod facts;
mod origins;
mod passages;
mod soft;
mod stories;
mod units;
mod words;

pub use copies::copies;
pub use entities::entities;
pub use events::events;
pub use origins::origins;
pub use passages::passages;
pub use stories::stories;
