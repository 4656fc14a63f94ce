namespace RoleFerry.Adapters.Tests.Channels.Email;

/// <summary>What SNS says of a topic. https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html</summary>
internal static class SubscribersAnswer
{
    public static Answer Of(int confirmed, int pending = 0) =>
        new(
            200,
            $"""
            <GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <GetTopicAttributesResult>
                <Attributes>
                  <entry><key>Owner</key><value>123456789012</value></entry>
                  <entry><key>SubscriptionsPending</key><value>{pending}</value></entry>
                  <entry>
                    <key>SubscriptionsConfirmed</key>
                    <value>{confirmed}</value>
                  </entry>
                  <entry><key>TopicArn</key><value>arn:aws:sns:eu-west-1:123456789012:mail</value></entry>
                </Attributes>
              </GetTopicAttributesResult>
              <ResponseMetadata><RequestId>057f074c-33a7-11df-9540-99d0768312d3</RequestId></ResponseMetadata>
            </GetTopicAttributesResponse>
            """,
            ("Content-Type", "text/xml")
        );
}
