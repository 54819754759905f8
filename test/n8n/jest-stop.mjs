/** End what the start of the test run left here. */
export default async function stop() {
	await Promise.all((globalThis.runningN8ns ?? []).map((n8n) => n8n.stop()));
}
