import { startGitlab } from './index';
import { seed } from './seed';

/** Runs a seeded stand-in until it is told to stop: `npx tsx test/gitlab/serve.ts --port 8929`. */
async function serve(): Promise<void> {
	const at = process.argv.indexOf('--port');
	const gitlab = await startGitlab({ port: at < 0 ? 0 : Number(process.argv[at + 1]) });
	const { token, oauthApp } = seed(gitlab.world);
	const { clientId, clientSecret } = oauthApp;
	process.stdout.write(`${JSON.stringify({ url: gitlab.url, token, clientId, clientSecret })}\n`);
	const stop = () => void gitlab.close().then(() => process.exit(0));
	process.once('SIGTERM', stop).once('SIGINT', stop).once('disconnect', stop);
}

void serve();
