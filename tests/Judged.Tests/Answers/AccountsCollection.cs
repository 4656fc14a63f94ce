namespace RoleFerry.Judged.Tests.Answers;

/// <summary>Tests that share both accounts.</summary>
[CollectionDefinition(Accounts.Collection)]
public class AccountsCollection : ICollectionFixture<Accounts>;
