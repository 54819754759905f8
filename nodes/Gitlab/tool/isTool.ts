/** Whether a node answers a model: n8n makes types of their own for that. Human review, `…HitlTool`, asks a person instead. */
export function isTool({ type }: { type: string }): boolean {
	return /(?<!Hitl)Tool$/.test(type);
}
