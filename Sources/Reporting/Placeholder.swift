// Placeholder until the phase is written.
