// The package is CommonJS with a default export, and its users want the class itself.
const bars = require('../node_modules/react-custom-scrollbars-2/lib/index.js');
module.exports = bars.default;
