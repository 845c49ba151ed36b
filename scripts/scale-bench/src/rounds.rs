//! Measures all sizes in turn: one call in each cooperative, then the next one in each. So whatever else the machine does
//! falls on all of them alike.

use crate::{
	chain::{Chain, Cost},
	report::{Figures, Row},
};
use std::time::Duration;

/// Calls of each kind that come first and are not counted.
pub const WARM_UP: u32 = 20;

/// A chain that was filled.
#[derive(Clone, Copy, Default)]
pub struct Filled {
	/// How many members its cooperative has.
	pub members: u32,
	/// How long the filling took.
	pub took: Duration,
	/// Bytes of the database.
	pub size: u64,
}

/// A cooperative in which calls are measured.
pub trait Course {
	fn filled(&self) -> Filled;
	fn chain(&mut self) -> &mut Chain;
}

/// Cooperatives of different size, and what was measured so far in each.
pub struct Rounds<C> {
	samples: u32,
	courses: Vec<C>,
	rows: Vec<Vec<Row>>,
}

impl<C: Course> Rounds<C> {
	/// So many calls of each kind are to be measured.
	pub fn new(courses: Vec<C>, samples: u32) -> Result<Self, String> {
		let mut rounds = Self { samples, rows: courses.iter().map(|_| Vec::new()).collect(), courses };
		rounds.level()?;
		Ok(rounds)
	}

	/// Does something in each cooperative.
	pub fn each(&mut self, act: impl Fn(&mut C) -> Result<(), String>) -> Result<(), String> {
		self.courses.iter_mut().try_for_each(|course| act(course).map_err(|error| told(course, &error)))?;
		self.level()
	}

	/// Brings all chains to the same height: what a block does at its end may depend on it, and more blocks fill what is
	/// larger.
	fn level(&mut self) -> Result<(), String> {
		let height = self.courses.iter_mut().map(|course| course.chain().number()).max().unwrap_or_default();
		self.courses.iter_mut().try_for_each(|course| course.chain().reach(height))
	}

	/// Has everybody who acts do something that is not measured.
	pub fn all<T>(&mut self, act: impl Fn(&mut C, usize) -> Result<T, String>) -> Result<(), String> {
		let places = self.places();
		self.each(|course| places.clone().try_for_each(|place| act(course, place).map(|_| ())))
	}

	/// Measures a kind of call, each in a block.
	pub fn measure(
		&mut self,
		name: &'static str,
		call: impl Fn(&mut C, usize) -> Result<Cost, String>,
	) -> Result<(), String> {
		self.rows_of(name, true, call)
	}

	/// Measures a kind of question, which needs no block.
	pub fn read(
		&mut self,
		name: &'static str,
		question: impl Fn(&mut C, usize) -> Result<Cost, String>,
	) -> Result<(), String> {
		self.rows_of(name, false, question)
	}

	fn rows_of(
		&mut self,
		name: &'static str,
		in_block: bool,
		call: impl Fn(&mut C, usize) -> Result<Cost, String>,
	) -> Result<(), String> {
		let mut costs: Vec<Vec<Cost>> = self.courses.iter().map(|_| Vec::new()).collect();
		for place in self.places() {
			for (course, costs) in self.courses.iter_mut().zip(&mut costs) {
				let cost = call(course, place);
				costs.push(cost.map_err(|error| format!("{name}: {}", told(course, &error)))?);
			}
		}
		for (rows, costs) in self.rows.iter_mut().zip(costs) {
			rows.push(Row::of(name, &costs[WARM_UP as usize..], in_block));
		}
		Ok(())
	}

	/// The places of those who act.
	fn places(&self) -> std::ops::Range<usize> {
		0..(self.samples + WARM_UP) as usize
	}

	/// What was measured.
	pub fn figures(self) -> Vec<Figures> {
		let figures = |(course, rows): (&C, _)| Figures { filled: course.filled(), rows };
		self.courses.iter().zip(self.rows).map(figures).collect()
	}
}

fn told(course: &impl Course, error: &str) -> String {
	format!("{} members: {error}", course.filled().members)
}
