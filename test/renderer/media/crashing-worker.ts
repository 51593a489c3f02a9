/** Falls over its work. */
self.addEventListener('message', () => {
  throw new Error('the decoder fell over');
});
