/** What is known to whoever measures in a real n8n. */
export interface Stage {
	/** Where n8n is. */
	url: string;
	/** The Node that n8n runs on. */
	node: string;
	args: string[];
	date: string;
	/** What is measured, and with what, for people. */
	versions: string;
	say(line: string): void;
}
