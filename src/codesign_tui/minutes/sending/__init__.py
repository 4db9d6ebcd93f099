"""What goes out after the meetings: sheets for the office, calendars, letters, one-page summaries."""
