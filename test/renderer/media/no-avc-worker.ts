import '#renderer/media/media-worker.ts';

/** The media worker on a machine whose Chromium was built without H.264. */
const isSupported = VideoEncoder.isConfigSupported.bind(VideoEncoder);
VideoEncoder.isConfigSupported = async (config) =>
  config.codec.startsWith('avc') ? { supported: false, config } : isSupported(config);
