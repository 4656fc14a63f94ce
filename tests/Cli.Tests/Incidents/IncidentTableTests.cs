namespace RoleFerry.Cli.Tests.Incidents;

/// <summary>The tests that share one database.</summary>
[CollectionDefinition]
public class IncidentTableTests : ICollectionFixture<IncidentTable>;
