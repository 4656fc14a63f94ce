using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Tests.Templates;

public class SamTemplateTests
{
    private static readonly LocalAccount Account = new(new Uri("http://127.0.0.1:3001"));

    [Theory]
    [InlineData("!Ref Queue", "http://127.0.0.1:3001/000000000000/local-Queue")]
    [InlineData("!Ref Topic", "arn:aws:sns:eu-central-1:000000000000:named")]
    [InlineData("!Ref Table", "local-Table")]
    [InlineData("!Ref Function", "Function")]
    [InlineData("!Ref Given", "given")]
    [InlineData("!Ref AWS::StackName", "local")]
    [InlineData("!GetAtt Queue.Arn", "arn:aws:sqs:eu-central-1:000000000000:local-Queue")]
    [InlineData("!GetAtt Function.Arn", "arn:aws:lambda:eu-central-1:000000000000:function:Function")]
    [InlineData("!GetAtt [Topic, TopicName]", "named")]
    [InlineData("!GetAtt Role.Arn", "arn:aws:iam:eu-central-1:000000000000:Role")]
    [InlineData(
        "!Sub \"${Given} of ${AWS::AccountId}: ${Queue.QueueName}, ${!Kept}\"",
        "given of 000000000000: local-Queue, ${Kept}"
    )]
    [InlineData("!Sub [\"${a}-${Given}\", {a: !Ref Table}]", "local-Table-given")]
    [InlineData("!If [IsGiven, yes, no]", "yes")]
    [InlineData("!If [IsBoth, both, !Ref AWS::Region]", "eu-central-1")]
    [InlineData("!Join [\"/\", [a, !Ref Given]]", "a/given")]
    [InlineData("{\"Fn::Join\": [\"\", [a, b]]}", "ab")]
    public void References_are_what_they_are_on_this_machine(string yaml, string value) =>
        Assert.Equal(value, (string?)Load(yaml).Properties["Value"]);

    [Theory]
    [InlineData("!Ref Nobody", "Subject: there is no parameter or resource Nobody")]
    [InlineData("!GetAtt Queue.Colour", "Subject: Queue.Colour is not known to the local system")]
    [InlineData("!ImportValue x", "Subject: Fn::ImportValue is not understood by the local system")]
    [InlineData("!If [IsNobody, 1, 2]", "there is no condition IsNobody")]
    [InlineData("!Ref Wanted", "parameter Wanted has no value")]
    public void What_is_unknown_is_named(string yaml, string message) =>
        Assert.Equal(message, Assert.Throws<TemplateException>(() => Load(yaml)).Message);

    [Fact]
    public void No_value_leaves_the_property_out() =>
        Assert.False(Load("!Ref AWS::NoValue").Properties.ContainsKey("Value"));

    [Fact]
    public void A_resource_whose_condition_does_not_hold_is_not_there() =>
        Assert.DoesNotContain(Parse("1").Resources, r => r.LogicalId == "Absent");

    [Fact]
    public void Globals_are_merged_and_the_function_has_the_last_word()
    {
        var function = Parse("1").OfType("AWS::Serverless::Function").Single().Properties;

        Assert.Equal(20, (int)function["Timeout"]!);
        Assert.Equal(256, (int)function["MemorySize"]!);
        Assert.Equal("global", (string)function["Environment"]!["Variables"]!["A"]!);
        Assert.Equal("own", (string)function["Environment"]!["Variables"]!["B"]!);
    }

    [Fact]
    public void Broken_yaml_is_refused_with_its_place()
    {
        using var yaml = new StringReader("Resources:\n  - [");
        Assert.StartsWith(
            "line ",
            Assert.Throws<TemplateException>(() => SamTemplate.Parse(yaml, Account)).Message,
            StringComparison.Ordinal
        );
    }

    private static TemplateResource Load(string value) => Parse(value).Resources.Single(r => r.LogicalId == "Subject");

    private static SamTemplate Parse(string value)
    {
        using var yaml = new StringReader(
            $$"""
            Parameters:
              Given: { Type: String, Default: given }
              Wanted: { Type: String }
            Conditions:
              IsGiven: !Equals [!Ref Given, given]
              IsOther: !Not [!Condition IsGiven]
              IsBoth: !And [!Condition IsGiven, !Or [!Condition IsOther, !Equals [a, b]]]
            Globals:
              Function:
                Timeout: 10
                MemorySize: 256
                Environment: { Variables: { A: global, B: global } }
            Resources:
              Queue: { Type: "AWS::SQS::Queue" }
              Topic: { Type: "AWS::SNS::Topic", Properties: { TopicName: named } }
              Table: { Type: "AWS::DynamoDB::Table" }
              Role: { Type: "AWS::IAM::Role" }
              Absent: { Type: "AWS::SQS::Queue", Condition: IsOther }
              Function:
                Type: AWS::Serverless::Function
                Properties:
                  Timeout: 20
                  Environment: { Variables: { B: own } }
              Subject:
                Type: AWS::SSM::Parameter
                Properties:
                  Value: {{value}}
            """
        );
        return SamTemplate.Parse(yaml, Account);
    }
}
