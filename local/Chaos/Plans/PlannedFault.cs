using RoleFerry.Local;
using RoleFerry.Local.Faults;

namespace RoleFerry.Chaos.Plans;

/// <summary>Something that breaks at a moment.</summary>
/// <param name="At">When, from the start.</param>
internal abstract record PlannedFault(TimeSpan At)
{
    /// <summary>What the report calls it.</summary>
    public abstract string Kind { get; }

    /// <summary>When it is over, from the start.</summary>
    public virtual TimeSpan Ends => At;

    public abstract Task BeginAsync(LocalStack stack);

    public virtual void End(LocalStack stack) { }

    /// <summary><c>kill -9</c> of all processes of a function, whatever they are doing.</summary>
    public sealed record Kill(TimeSpan At, string Function) : PlannedFault(At)
    {
        public override string Kind => "kill -9 at any moment";

        public override Task BeginAsync(LocalStack stack) => stack.KillAsync(Function);
    }

    /// <summary><c>kill -9</c> in the middle of an invocation, at its n-th call out.</summary>
    public sealed record KillAtCall(TimeSpan At, string Function, int Call, bool BeforeAnswer) : PlannedFault(At)
    {
        public override string Kind => $"kill -9 {(BeforeAnswer ? "before" : "after")} a call's answer";

        public override Task BeginAsync(LocalStack stack)
        {
            stack.KillAfter(Function, Call, BeforeAnswer);
            return Task.CompletedTask;
        }
    }

    /// <summary><c>SIGSTOP</c> of the database.</summary>
    public sealed record StopDatabase(TimeSpan At, TimeSpan Lasts) : PlannedFault(At)
    {
        public override string Kind => "SIGSTOP of the database";

        public override TimeSpan Ends => At + Lasts;

        public override Task BeginAsync(LocalStack stack)
        {
            stack.Database.Suspend();
            return Task.CompletedTask;
        }

        public override void End(LocalStack stack) => stack.Database.Resume();
    }

    /// <summary>A vendor that fails, for a while.</summary>
    public sealed record Vendor(TimeSpan At, TimeSpan Lasts, string Service, Fault Fault) : PlannedFault(At)
    {
        public override string Kind => $"{Service}: {Fault.Kind}";

        public override TimeSpan Ends => At + Lasts;

        public override Task BeginAsync(LocalStack stack)
        {
            stack.Faults.Set(Service, Fault);
            return Task.CompletedTask;
        }

        public override void End(LocalStack stack) => stack.Faults.Clear(Service);
    }
}
