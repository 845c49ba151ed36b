// All that needs no clock, on one chain that makes a block for each transaction.

import './cases/sealing.js';
import './cases/wallet.js';
import './cases/founding.js';
import './cases/decisions.js';
import './cases/membership.js';
import './cases/shares.js';
import './cases/allowance.js';
import './cases/tokens.js';
import './cases/assembly/votes.js';
import './cases/assembly/elections.js';
import './cases/assembly/petitions.js';
import './cases/assembly/enactment.js';
import './cases/assembly/amendments.js';
import './cases/assembly/officers.js';
import './cases/assembly/paper.js';
import './cases/assembly/bodies.js';
import './cases/assembly/models.js';
import './cases/assembly/federation.js';
import './cases/currencies/currency.js';
import './cases/currencies/gateway.js';
import './cases/currencies/pledges.js';
import './cases/currencies/disputes.js';
import './cases/currencies/guarantors.js';
import './cases/currencies/projects.js';
import './cases/currencies/project-ends.js';
import './cases/tour.js';
