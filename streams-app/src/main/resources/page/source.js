// Where the answers come from: the service, or a file that holds the same answers under the same addresses.

const API = '/api/v1';

export class TokenNeeded extends Error {}

/** The questions; both kinds of sources answer them through `get`, with null for "not found". */
class Source {
  fleet() {
    return this.get(`${API}/fleet`);
  }

  model(model) {
    return this.get(`${API}/models/${encodeURIComponent(model)}`);
  }

  verdict(model, version) {
    return this.get(`${API}/models/${encodeURIComponent(model)}/versions/${encodeURIComponent(version)}/verdict`);
  }

  timeline(model, series) {
    return this.get(`${API}/models/${encodeURIComponent(model)}/timeline?${query(series)}`);
  }

  heatmap(model, series, family) {
    return this.get(`${API}/models/${encodeURIComponent(model)}/heatmap?${query(series)}&family=${family}`);
  }

  incidents(model) {
    return this.get(`${API}/models/${encodeURIComponent(model)}/incidents?limit=500`);
  }

  decisions(model) {
    return this.get(`${API}/models/${encodeURIComponent(model)}/decisions?limit=50`);
  }

  reference(model, layout) {
    return this.get(`${API}/models/${encodeURIComponent(model)}/references/${encodeURIComponent(layout)}`);
  }

  /** The reports of a window, one for each layout. */
  reports(model, series, start, end) {
    const time = (millis) => new Date(millis).toISOString().replace('.000Z', 'Z');
    return this.get(`${API}/models/${encodeURIComponent(model)}/reports?${query(series)}&from=${time(start)}&to=${time(end)}`);
  }
}

function query(series) {
  return `version=${encodeURIComponent(series.version)}&role=${encodeURIComponent(series.role)}`;
}

/** The running service. */
export class ServiceSource extends Source {
  static TOKEN = 'plimsoll.token';

  live = true;

  async get(path) {
    const response = await fetch(path, {headers: this.headers()});
    if (response.status === 401) {
      throw new TokenNeeded();
    }
    if (response.status === 404) {
      return null;
    }
    if (!response.ok) {
      throw new Error(`${path} answered ${response.status}`);
    }
    return (await response.json()).data;
  }

  headers() {
    const token = sessionStorage.getItem(ServiceSource.TOKEN);
    return token ? {Authorization: `Bearer ${token}`} : {};
  }

  useToken(token) {
    sessionStorage.setItem(ServiceSource.TOKEN, token);
  }

  /** Whether the monitor itself is well. An instance that is not ready says so with 503, and in the same form. */
  async health() {
    const response = await fetch('/health/ready');
    return (await response.json()).data;
  }

  /**
   * Follows what changes, for as long as the page is open: by a stream that is opened anew whenever it ends. Not an
   * EventSource, because that cannot send the token.
   */
  async follow(heard, connected) {
    let wait = 0;
    for (;;) {
      await pause(wait);
      try {
        await this.stream(heard, connected);
        wait = 250;
      } catch {
        connected(false);
        wait = Math.min(30_000, Math.max(1_000, wait * 2));
      }
    }
  }

  async stream(heard, connected) {
    const response = await fetch(`${API}/events`, {headers: this.headers()});
    if (!response.ok) {
      throw new Error(`events answered ${response.status}`);
    }
    connected(true);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const events = (rest + read.value).split('\n\n');
      rest = events.pop();
      events.flatMap((event) => event.match(/^data: (.*)$/m)?.[1] ?? []).forEach((data) => heard(JSON.parse(data)));
    }
  }
}

function pause(millis) {
  return new Promise((resolve) => {
    setTimeout(resolve, millis);
  });
}

/** A file that holds the answers; the large ones packed. */
export class FileSource extends Source {
  live = false;

  constructor(recorded) {
    super();
    this.recorded = recorded;
  }

  async get(path) {
    if (path in this.recorded.answers) {
      return this.recorded.answers[path];
    }
    const packed = this.recorded.packed[path];
    return packed === undefined ? null : unpacked(packed);
  }

  async health() {
    return null;
  }
}

async function unpacked(base64) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
  return JSON.parse(text);
}
