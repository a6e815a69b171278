import { Duration } from 'aws-cdk-lib';
import { connectv2 } from '../../../lib';
import type { AnswerMachineDetection, CampaignProps, EmailChannel, SmsChannel } from '../../../lib/connectv2';
import type { TelephonyChannel, WhatsAppChannel } from '../../../lib/connectv2';
import type { Change } from './connectv2-props';
import { phone, predictive, template } from './connectv2-props';
import type { Row } from './table';
import { fixed, leaf } from './table';

const { AgentAction, ConnectionStartPoint, OutboundMode } = connectv2;

type Rows = readonly Row<CampaignProps>[];

const telephony =
  (changed: Partial<TelephonyChannel>): Change =>
  (props) => ({ ...props, telephony: { ...props.telephony!, ...changed } });
const detection =
  (changed: Partial<AnswerMachineDetection>): Change =>
  (props) =>
    telephony({ answerMachineDetection: { ...props.telephony!.answerMachineDetection!, ...changed } })(props);
const sms =
  (changed: Partial<SmsChannel>): Change =>
  (props) => ({ ...props, sms: { ...props.sms!, ...changed } });
const email =
  (changed: Partial<EmailChannel>): Change =>
  (props) => ({ ...props, email: { ...props.email!, ...changed } });
const whatsApp =
  (changed: Partial<WhatsAppChannel>): Change =>
  (props) => ({ ...props, whatsApp: { ...props.whatsApp!, ...changed } });

const VOICE = 'channelSubtypeConfig.telephony';
const MODE = `${VOICE}.outboundMode`;
const CALL = `${VOICE}.defaultOutboundConfig`;
const DETECTION = `${CALL}.answerMachineDetectionConfig`;
const RATE = `${MODE}.predictive.pacingStrategies.0.abandonmentRate`;
const SMS = 'channelSubtypeConfig.sms';
const EMAIL = 'channelSubtypeConfig.email';
const WHATSAPP = 'channelSubtypeConfig.whatsApp';

const rate = (changed: Partial<connectv2.AbandonmentRate>) => telephony({ outboundMode: predictive(0.5, changed) });

/** Starting from a campaign with all four channels and a predictive dialer. */
export const CHANNELS: Rows = [
  leaf(`${VOICE}.capacity`, telephony({ capacity: 0.6 }), 0.6),
  leaf(`${VOICE}.connectQueueId`, telephony({ queueId: 'queue-2' }), 'queue-2'),
  leaf(`${MODE}.predictive.bandwidthAllocation`, telephony({ outboundMode: predictive(1.5) }), 1.5),
  leaf(`${RATE}.targetRate`, rate({ targetRate: 0.05 }), 0.05),
  leaf(
    `${RATE}.connectionStartPoint`,
    rate({ connectionStartPoint: ConnectionStartPoint.CONNECTED_TO_SYSTEM }),
    'CONNECTED_TO_SYSTEM',
  ),
  leaf(`${RATE}.connectionThresholdSeconds`, rate({ connectionThreshold: Duration.minutes(1) }), 60),
  leaf(`${RATE}.evaluationWindow`, rate({ evaluationWindow: Duration.days(1) }), 'PT24H'),
  leaf(`${CALL}.connectContactFlowId`, telephony({ contactFlowId: 'flow-2' }), 'flow-2'),
  leaf(`${CALL}.connectSourcePhoneNumber`, telephony({ sourcePhoneNumber: '+12065550199' }), '+12065550199'),
  leaf(`${DETECTION}.enableAnswerMachineDetection`, detection({ enabled: false }), false),
  leaf(`${DETECTION}.awaitAnswerMachinePrompt`, detection({ awaitPrompt: true }), true),
  leaf(`${CALL}.ringTimeout`, telephony({ ringTimeout: Duration.minutes(1) }), 60),

  leaf(`${SMS}.capacity`, sms({ capacity: 0.6 }), 0.6),
  fixed(`${SMS}.outboundMode.agentless`, {}),
  leaf(
    `${SMS}.defaultOutboundConfig.connectSourcePhoneNumberArn`,
    sms({ sourcePhoneNumberArn: phone('other') }),
    phone('other'),
  ),
  leaf(`${SMS}.defaultOutboundConfig.wisdomTemplateArn`, sms({ templateArn: template('other') }), template('other')),

  leaf(`${EMAIL}.capacity`, email({ capacity: 0.6 }), 0.6),
  fixed(`${EMAIL}.outboundMode.agentless`, {}),
  leaf(
    `${EMAIL}.defaultOutboundConfig.connectSourceEmailAddress`,
    email({ sourceEmailAddress: 'care@example.com' }),
    'care@example.com',
  ),
  leaf(
    `${EMAIL}.defaultOutboundConfig.sourceEmailAddressDisplayName`,
    email({ displayName: 'Customer care' }),
    'Customer care',
  ),
  leaf(
    `${EMAIL}.defaultOutboundConfig.wisdomTemplateArn`,
    email({ templateArn: template('other') }),
    template('other'),
  ),

  leaf(`${WHATSAPP}.capacity`, whatsApp({ capacity: 0.6 }), 0.6),
  fixed(`${WHATSAPP}.outboundMode.agentless`, {}),
  leaf(
    `${WHATSAPP}.defaultOutboundConfig.connectSourcePhoneNumberArn`,
    whatsApp({ sourcePhoneNumberArn: phone('other') }),
    phone('other'),
  ),
  leaf(
    `${WHATSAPP}.defaultOutboundConfig.wisdomTemplateArn`,
    whatsApp({ templateArn: template('other') }),
    template('other'),
  ),
];

const BANDWIDTH = `${MODE}.progressive.bandwidthAllocation`;
const progressive = (bandwidthAllocation: number) =>
  telephony({ outboundMode: OutboundMode.progressive({ bandwidthAllocation }) });

/** Agentless has no settings: it is there instead of another mode. */
export const PROGRESSIVE_MODE: Rows = [
  leaf(BANDWIDTH, progressive(1.5), 1.5),
  leaf(`${MODE}.agentless`, telephony({ outboundMode: OutboundMode.agentless() }), {}, { [BANDWIDTH]: undefined }),
];

const PREVIEWED = { bandwidthAllocation: 0.5, timeout: Duration.seconds(45) };
const preview = (changed: Partial<connectv2.PreviewOptions>) =>
  telephony({ outboundMode: OutboundMode.preview({ ...PREVIEWED, ...changed }) });

/** There is one action: it is there or not. */
export const PREVIEW_MODE: Rows = [
  leaf(`${MODE}.preview.bandwidthAllocation`, preview({ bandwidthAllocation: 1.5 }), 1.5),
  leaf(`${MODE}.preview.timeoutConfig.durationInSeconds`, preview({ timeout: Duration.minutes(2) }), 120),
  leaf(`${MODE}.preview.agentActions.0`, preview({ agentActions: [AgentAction.DISCARD] }), 'DISCARD'),
];
