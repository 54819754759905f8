/** Whether a node is a tool of an agent: n8n makes a type of its own for that. */
export function isTool({ type }: { type: string }): boolean {
	return type.endsWith('Tool');
}
