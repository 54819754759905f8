import { existsSync } from 'node:fs';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/** The path of a Chromium: the one named in CHROMIUM, the system's, or else the one that npm has brought. */
export async function findChromium() {
	const known = process.env.CHROMIUM ?? INSTALLED.find((candidate) => existsSync(candidate));
	if (known) return known;
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new Error('npm brings a Chromium for Linux on x64 only: set CHROMIUM to the path of yours');
	}
	const { default: chromium } = await import('@sparticuz/chromium');
	return await chromium.executablePath();
}
