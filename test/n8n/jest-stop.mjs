/** End the n8n that the start of the test run left here. */
export default async function stop() {
	await globalThis.runningN8n?.stop();
}
