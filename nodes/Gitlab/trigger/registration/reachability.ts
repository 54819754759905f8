const PRIVATE = /^(?:0\.|10\.|127\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|::1?$|f[cd]|fe80)/i;

/** Whether an address leads somewhere only from the network that it is in. */
export function isLocal(url: string): boolean {
	const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
	const isNumeric = /^[\d.]+$|:/.test(host);
	if (isNumeric) return PRIVATE.test(host);
	return !host.includes('.') || /\.(?:local|localhost|internal|lan)$/i.test(host);
}

/** What to say when n8n's own address is one that this GitLab can hardly reach. */
export function doubtAbout(url: string, server: string): string | undefined {
	if (!isLocal(url) || isLocal(server)) return undefined;
	return `GitLab at ${server} can hardly reach n8n at ${new URL(url).origin}: set WEBHOOK_URL in n8n's environment to n8n's public address and restart n8n`;
}
