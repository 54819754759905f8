import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect } from 'node:net';
import path from 'node:path';

const HOST = 'registry.npmjs.org';

/** A self-signed certificate of npm's registry, for tests alone; it protects nothing. */
const certificate = {
	key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgkz/zjHP/Ayfmn2bG
5SpqPEBT5yJ/zMcsGeZziGmJR6KhRANCAAT3M9l3GP1iaIVVATtt+FadZfDKCysn
g8awuFyyQEyVthb3uOxEh05d81lYUGLJSe+KVGBTSyH+Yj9m2mw2Y6Rw
-----END PRIVATE KEY-----`,
	cert: `-----BEGIN CERTIFICATE-----
MIIBsDCCAVagAwIBAgIUC/P39ewA5w6wfmFCtCqJDulx2P8wCgYIKoZIzj0EAwIw
HTEbMBkGA1UEAwwScmVnaXN0cnkubnBtanMub3JnMCAXDTI2MTEyNzA0NTczOFoY
DzIxMjYxMTAzMDQ1NzM4WjAdMRswGQYDVQQDDBJyZWdpc3RyeS5ucG1qcy5vcmcw
WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAT3M9l3GP1iaIVVATtt+FadZfDKCysn
g8awuFyyQEyVthb3uOxEh05d81lYUGLJSe+KVGBTSyH+Yj9m2mw2Y6Rwo3IwcDAd
BgNVHQ4EFgQU/7P/6ANmsBdo0LyWp52JqSq1jxkwHwYDVR0jBBgwFoAU/7P/6ANm
sBdo0LyWp52JqSq1jxkwDwYDVR0TAQH/BAUwAwEB/zAdBgNVHREEFjAUghJyZWdp
c3RyeS5ucG1qcy5vcmcwCgYIKoZIzj0EAwIDSAAwRQIgO774n07w77rUc++MSRkq
asqRopy0kRKghXaiZYyLIXcCIQDF7hItcNH2m4srsw+fpWp/uLVoLeyVpoAT6Ej6
TrvOsw==
-----END CERTIFICATE-----`,
};

function described({ manifest, tarball }) {
	const { name, version } = manifest;
	const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
	const shasum = createHash('sha1').update(tarball).digest('hex');
	const dist = { integrity, shasum, tarball: `https://${HOST}/${name}/-/${name}-${version}.tgz` };
	return { ...manifest, dist };
}

/** What npm's registry answers: a package, one of its versions, or a version's tarball. */
function answerOf(address, published) {
	const [name, ...rest] = decodeURIComponent(address).split('/').filter(Boolean);
	const versions = published.filter(({ manifest }) => manifest.name === name);
	const newest = versions.at(-1);
	if (!newest) return undefined;
	if (rest[0] === '-')
		return versions.find(({ manifest }) => rest[1] === `${name}-${manifest.version}.tgz`)?.tarball;
	if (rest.length > 0) {
		const wanted =
			rest[0] === 'latest' ? newest : versions.find(({ manifest }) => manifest.version === rest[0]);
		return wanted && described(wanted);
	}
	return {
		name,
		'dist-tags': { latest: newest.manifest.version },
		versions: Object.fromEntries(versions.map((each) => [each.manifest.version, described(each)])),
	};
}

const listening = (server) => new Promise((done) => server.listen(0, '127.0.0.1', done));

/**
 * npm's registry as n8n and its npm meet it, with one package in it, and no other host: a proxy on the loopback
 * interface, which leads the registry's name here and refuses whatever else is asked for. n8n takes another
 * address of a registry only with a licence.
 *
 * @param published what has been published, oldest first: manifest and tarball of each version
 */
export async function startRegistry(published, folder) {
	const sockets = new Set();
	const registry = createSecureServer(certificate, ({ url }, response) => {
		const answer = answerOf(url, published);
		response.statusCode = answer ? 200 : 404;
		response.end(Buffer.isBuffer(answer) ? answer : JSON.stringify(answer ?? { error: 'Not found' }));
	});
	const proxy = createServer((_, response) => response.writeHead(403).end());
	proxy.on('connect', ({ url }, socket) => {
		socket.on('error', () => socket.destroy());
		if (url !== `${HOST}:443`) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
		const onward = connect(registry.address().port, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			onward.pipe(socket).pipe(onward);
		});
		onward.on('error', () => socket.destroy());
	});
	for (const server of [registry, proxy]) {
		server.on('connection', (socket) => sockets.add(socket.on('close', () => sockets.delete(socket))));
		await listening(server);
	}
	return {
		env: environmentFor(proxy.address().port, folder),
		integrity: (version) =>
			described(published.find(({ manifest }) => manifest.version === version)).dist.integrity,
		publish: (version) => published.push(version),
		close: async () => {
			for (const socket of sockets) socket.destroy();
			for (const server of [registry, proxy]) await new Promise((closed) => server.close(closed));
		},
	};
}

/** What has n8n and its npm ask here, whatever the settings of the person are who runs the tests. */
function environmentFor(port, folder) {
	const authority = path.join(folder, 'authority.pem');
	writeFileSync(authority, certificate.cert);
	const proxy = `http://127.0.0.1:${port}`;
	return {
		HTTP_PROXY: proxy,
		http_proxy: proxy,
		HTTPS_PROXY: proxy,
		https_proxy: proxy,
		NO_PROXY: '127.0.0.1,localhost',
		no_proxy: '127.0.0.1,localhost',
		NODE_EXTRA_CA_CERTS: authority,
		// Files that are not there.
		npm_config_userconfig: path.join(folder, 'npmrc-of-user'),
		npm_config_globalconfig: path.join(folder, 'npmrc-of-machine'),
		npm_config_cache: path.join(folder, 'npm-cache'),
		npm_config_update_notifier: 'false',
	};
}
