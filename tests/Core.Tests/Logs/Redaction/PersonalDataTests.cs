using RoleFerry.Core.Logs.Redaction;

namespace RoleFerry.Core.Tests.Logs.Redaction;

/// <summary>Personal data are taken out where logs.yaml names them, and stay where it does not.</summary>
public class PersonalDataTests
{
    private static readonly Redactor All = new(
        [],
        PersonalData.Email | PersonalData.Iban | PersonalData.Phone | PersonalData.NationalId
    );

    private static readonly Redactor None = new([], PersonalData.None);

    [Theory]
    [InlineData("paid from DE89 3704 0044 0532 0130 00 today", "paid from [iban] today")]
    [InlineData("paid from GB82WEST12345698765432 today", "paid from [iban] today")]
    [InlineData("paid from NL91ABNA0417164300", "paid from [iban]")]
    [InlineData("""{"iban":"FR14 2004 1010 0505 0001 3M02 606"}""", """{"iban":"[iban]"}""")]
    [InlineData("call +49 170 1234567 now", "call [phone] now")]
    [InlineData("call +1 (555) 010-1234 now", "call [phone] now")]
    [InlineData("call (555) 010-1234 now", "call [phone] now")]
    [InlineData("phone=%2B491701234567&x=1", "phone=[phone]&x=1")]
    [InlineData("ssn 078-05-1120 is known", "ssn [national id] is known")]
    [InlineData("ssn=078051120", "ssn=[national id]")]
    [InlineData("NINO QQ123456C? no; AB123456C yes", "NINO QQ123456C? no; [national id] yes")]
    [InlineData("cpf 529.982.247-25", "cpf [national id]")]
    [InlineData("dni 12345678Z", "dni [national id]")]
    [InlineData("nie X1234567L", "nie [national id]")]
    [InlineData("pesel: 44051401359", "pesel: [national id]")]
    [InlineData("bsn=111222333", "bsn=[national id]")]
    [InlineData("pnr 811228-9874", "pnr [national id]")]
    [InlineData("hetu 131052-308T", "hetu [national id]")]
    [InlineData("nir 255081416802538", "nir [national id]")]
    [InlineData("steuer_id: 86095742719", "steuer_id: [national id]")]
    [InlineData("aadhaar 2234 5678 9012", "aadhaar [national id]")]
    [InlineData("cf RSSMRA85T10A562S", "cf [national id]")]
    [InlineData("from ada@example.com", "from [email]")]
    public void What_is_asked_for_is_taken_out(string text, string redacted)
    {
        Assert.Equal(redacted, All.Apply(text));
        Assert.Equal(text, None.Apply(text));
    }

    [Theory]
    [InlineData("DE88 3704 0044 0532 0130 00 has a wrong check digit")]
    [InlineData("order 11122233 of 2026-11-23 took 12345678901 ns")]
    [InlineData("at 2026-11-23T12:00:00+01:00 in zone +0100")]
    [InlineData("f(12) + g(3) = 15, +5 %, (404) not found")]
    [InlineData("version 078.05.1120, 666-05-1120, 000-12-3456")]
    [InlineData("cpf 529.982.247-26 and dni 12345678A are wrong")]
    [InlineData("AB1234567 and ABCDEF12G34H567 are orders")]
    [InlineData("id=44051401359 account=111222333")]
    public void What_is_none_stays(string text) => Assert.Equal(text, All.Apply(text));
}
